// The form of reviews.db: whose it is, which version, how it comes to be and is brought forward.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/record/database.hpp"

namespace whylink::record {

constexpr std::int32_t kApplicationId = 0x77686c6b;  // "whlk"

// The version this program writes.
[[nodiscard]] int newest_version();

// The version of the record in this file; none when there is no file or an empty one. database: it
// is no record, or of a newer version. Decided from the bytes, so that nothing is touched.
[[nodiscard]] Result<std::optional<int>> stored_version(const std::filesystem::path& path);

// A new record, in memory; copy_database() makes it a file, at once and whole.
[[nodiscard]] Result<Database> create_in_memory(const Uuid& device);
// A database with the tables of an earlier version, for the tests of migration.
[[nodiscard]] Status migrate_to(Database& database, int version);

// Brings tables and projections to what this program writes; nothing when they are so already.
[[nodiscard]] Status bring_forward(Database& database);
[[nodiscard]] Result<bool> is_current(Database& database);

// What SQLite finds wrong in the file; none when it is whole. A quick look passes over whether
// indexes agree with their tables, and looks at everything once it has found something.
enum class Look : std::uint8_t { quick, full };
[[nodiscard]] std::vector<std::string> damage(Database& database, Look look = Look::full);
[[nodiscard]] Error damaged(const std::string& what, const std::string& where);
// Whether an error means that. A record that a newer whylink wrote, or another program, is in good
// order, for somebody.
[[nodiscard]] bool is_damage(const Error& error);

// A copy of the whole database in one file at `to`, which may not exist; checked before it gets
// that name.
[[nodiscard]] Status copy_database(Database& from, const std::filesystem::path& to);
[[nodiscard]] Result<Database> copy_to_memory(Database& from);

// Removes a database file and what SQLite puts beside it.
void remove_database(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& path, const char* ending);

}  // namespace whylink::record
