// Second versions that programs which sync leave: known by their names, named with their original,
// and kept out of review.
#include "core/vault/conflict_copy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

using Kind = Exclusion::Kind;

constexpr const char* kCopy = "a/Note.sync-conflict-20240101-120000-ABCDEFG.md";

std::optional<FileFinding> copy_at(const Snapshot& snapshot, std::string_view path) {
  const auto found = std::ranges::find_if(snapshot.findings(), [&](const FileFinding& one) {
    return one.path == path && one.kind() == FindingKind::conflict_copy;
  });
  return found == snapshot.findings().end() ? std::nullopt : std::optional(*found);
}

}  // namespace

TEST(ConflictCopy, NamesOfTheProgramsThatMakeThem) {
  const std::pair<const char*, const char*> names[] = {
      {"Note.sync-conflict-20240101-120000-ABCDEFG.md", "Note.md"},
      {"a b/Note.sync-conflict-20240101-120000.md", "a b/Note.md"},
      {"c.sync-conflict-20240101-120000-ABCDEFG.canvas", "c.canvas"},
      {"v1.2.sync-conflict-20240101-120000-ABCDEFG.tar.gz", "v1.2.tar.gz"},
      {"Makefile.sync-conflict-20240101-120000-ABCDEFG", "Makefile"},
      {"a.sync-conflict-2024.md", "a.md"},
      {"a.sync-conflict-20240101-120000x.md", "a.md"},
      {"v1.sync-conflict-resolution.md", "v1.md"},
      {"Note_conflict-20240101-120000.md", "Note.md"},
      {"Note (Ann's conflicted copy 2024-01-01).md", "Note.md"},
      {"Note (Ann’s MacBook (2)'s conflicted copy 2024-01-01 (1)).md", "Note.md"},
      {"Note (conflicted copy 2024-01-01 123456).md", "Note.md"},
      {"Note (conflicted copy Ann 2024-01-01 120000).md", "Note.md"},
      {"Note (Conflicted copy MacBook 202401011200).md", "Note.md"},
      {"Note (conflicted copy 2024-01-01 120000) (1).md", "Note.md"},
      {"Note (conflicted copy 2024-01-01 120000) 2.md", "Note.md"},
      {"Note (conflicted copy 2024-01-01 120000)", "Note"},
      {"Note (conflicted copy of Ann's (2) 12.30) 13", "Note"},
      {"A (conflicted copy 2024-01-01) and its end.md", "A and its end.md"},
      {"A (conflicted copy (2024-01-01).md", "A.md"},
      {"Note(conflicted copy 2024-01-01).md", "Note.md"},
      {"Note (SFConflict ann@example.org 2024-01-01-12-00-00).md", "Note.md"},
      {"Notiz (In Konflikt stehende Kopie von Ann 2024-01-01).md", "Notiz.md"},
      {"Note (Copie en conflit de Ann 2024-01-01).md", "Note.md"},
      {"Nota (Copia en conflicto de Ann 2024-01-01).md", "Nota.md"},
      {"Nota (Copia in conflitto di Ann 2024-01-01).md", "Nota.md"},
      {"Nota (Cópia em conflito de Ann 2024-01-01).md", "Nota.md"},
      {"ノート (Ann の競合コピー 2024-01-01).md", "ノート.md"},
      {"笔记(Ann的冲突副本1_2024-01-01 02-11-37).md", "笔记.md"},
  };
  for (const auto& [name, original] : names) EXPECT_EQ(original_of(name), original) << name;
}

TEST(ConflictCopy, OfACopyIsOfTheFileAtTheBeginning) {
  EXPECT_EQ(original_of("Note (conflicted copy 2024-01-01 120000)"
                        ".sync-conflict-20240101-120000-ABCDEFG.md"),
            "Note.md");
}

TEST(ConflictCopy, NamesThatOnlySpeakOfConflictsAreNotes) {
  for (const char* name :
       {"Notes on sync-conflict-resolution.md", ".sync-conflict-20240101-120000-ABCDEFG.md",
        "Two conflicted copies 2024-01-01.md", "conflicted copy 2024-01-01.md",
        "What a conflicted copy is (2024-01-01).md", "What is a (conflicted copy)?.md",
        "Sync (what a conflicted copy is).md", "(conflicted copy 2024-01-01).md",
        " (conflicted copy 2024-01-01).md", "A (conflicted copy of a note.md",
        "A (conflicted copy 2024-01-01 of a (note.md", "Class_conflict-theory.md", "Note (1).md",
        "Note 2.md", "Note.md", "", "a/"}) {
    EXPECT_EQ(original_of(name), "") << name;
  }
}

// Whatever matches either of these is a copy: *.sync-conflict-* and * (conflicted copy *)*.
TEST(ConflictCopy, WhateverTheTwoGlobsMatchIsACopy) {
  const char* parts[] = {"a", " ", "(", ")", ".md", ".sync-conflict-", " (conflicted copy ", "2"};
  constexpr std::size_t kParts = std::size(parts);
  for (std::size_t number = 0; number < kParts * kParts * kParts * kParts; ++number) {
    std::string name = "x";
    for (std::size_t left = number, i = 0; i < 4; ++i, left /= kParts) name += parts[left % kParts];
    const std::size_t open = name.find(" (conflicted copy ");
    const bool is_bracketed =
        open != std::string::npos && name.find(')', open + 18) != std::string::npos;
    const bool is_copy = is_bracketed || name.find(".sync-conflict-") != std::string::npos;
    const std::string original = original_of(name);
    EXPECT_FALSE(is_copy && original.empty()) << name;
    EXPECT_LT(original.size(), name.size()) << name;
  }
}

TEST(ConflictCopy, IsAFindingThatNamesTheOriginal) {
  TemporaryVault vault;
  vault.write("a/Note.md", "x").write(kCopy, "y");
  vault.write("Gone (Ann's conflicted copy 2024-01-01).md", "z");
  vault.write("c.canvas", "{}").write("c (conflicted copy 2024-01-01 1).canvas", "{}");
  vault.write("pic.png", "p").write("pic (Ann's conflicted copy 2024-01-01).png", "q");
  const SnapshotPtr snapshot = vault.read();
  ASSERT_EQ(snapshot->findings().size(), 4U);
  EXPECT_EQ(copy_at(*snapshot, kCopy)->cause, Cause::conflict_copy);
  EXPECT_EQ(copy_at(*snapshot, kCopy)->other, "a/Note.md");
  const auto lone = copy_at(*snapshot, "Gone (Ann's conflicted copy 2024-01-01).md");
  EXPECT_EQ(lone->cause, Cause::lone_conflict_copy);
  EXPECT_EQ(lone->other, "Gone.md");
  EXPECT_TRUE(copy_at(*snapshot, "c (conflicted copy 2024-01-01 1).canvas"));
  EXPECT_TRUE(copy_at(*snapshot, "pic (Ann's conflicted copy 2024-01-01).png"));
}

TEST(ConflictCopy, IsKeptOutOfReviewAndItsLinksResolve) {
  TemporaryVault vault;
  vault.write("a/Note.md", "[[Other]]").write("Other.md", "[[" + std::string(kCopy) + "]]");
  vault.write(kCopy, "[[Other]]");
  const SnapshotPtr snapshot = vault.read();
  const FileId copy = *snapshot->find(kCopy);
  EXPECT_EQ(snapshot->exclusion(copy).kind, Kind::conflict_copy);
  EXPECT_EQ(snapshot->exclusion(copy).reason, "a conflict copy of a/Note.md");
  EXPECT_EQ(snapshot->exclusion(*snapshot->find("a/Note.md")).kind, Kind::none);
  const FileId other = *snapshot->find("Other.md");
  EXPECT_EQ(snapshot->resolved(copy)[0].target, other);
  EXPECT_EQ(snapshot->resolved(other)[0].target, copy);
}

TEST(ConflictCopy, IsKeptThroughAnEditAndCanBeSwitchedOff) {
  TemporaryVault vault;
  vault.write("a/Note.md", "x").write(kCopy, "y");
  const SnapshotPtr before = vault.read();
  vault.write(kCopy, "edited");
  const SnapshotPtr now = *refresh(*before, std::vector<std::string>{kCopy}, {});
  EXPECT_TRUE(copy_at(*now, kCopy));
  ExclusionRules rules;
  rules.off = {Kind::conflict_copy};
  EXPECT_EQ(exclusion_rules(to_json(rules)), rules);
  const SnapshotPtr free = with_rules(*now, rules);
  EXPECT_EQ(free->exclusion(*free->find(kCopy)).kind, Kind::none);
  EXPECT_FALSE(copy_at(*free, kCopy)) << "it is a note like any other now";
  EXPECT_TRUE(copy_at(*with_rules(*free, {}), kCopy));
  rules = {};
  rules.keep = {"a/*"};
  EXPECT_FALSE(copy_at(*with_rules(*now, rules), kCopy)) << "kept";
}

// Composed and decomposed: Obsidian knows one of them, and a path stands for one file.
TEST(SameName, TheFileWrittenAsItsPathIsUsedAndTheOtherNamed) {
  TemporaryVault vault;
  vault.write("U\xcc\x88.md", "[[decomposed]]").write("\xc3\x9c.md", "[[composed]]");
  vault.write("a.md", "[[\xc3\x9c]]").write("z.md", "x");
  for (const unsigned threads : {1U, 8U}) {
    ReadOptions options;
    options.threads = threads;
    const SnapshotPtr snapshot = vault.read(options);
    ASSERT_EQ(snapshot->note_count(), 3U);
    const FileId used = *snapshot->find("\xc3\x9c.md");
    EXPECT_EQ(*read_file(*snapshot, used), "[[composed]]");
    EXPECT_EQ(snapshot->parse(used).links().size(), 1U);
    EXPECT_EQ(snapshot->resolved(*snapshot->find("a.md"))[0].target, used);
    EXPECT_EQ(*read_file(*snapshot, *snapshot->find("z.md")), "x");
    ASSERT_EQ(snapshot->findings().size(), 1U);
    const FileFinding& found = snapshot->findings()[0];
    EXPECT_EQ(found.kind(), FindingKind::same_name);
    EXPECT_EQ(found.path, "\xc3\x9c.md");
    EXPECT_EQ(found.other, "U\xcc\x88.md");
  }
}

TEST(SameName, OfFoldersToo) {
  TemporaryVault vault;
  vault.write("\xc3\x9c/a.md", "1").write("U\xcc\x88/a.md", "2").write("U\xcc\x88/b.md", "3");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->note_count(), 2U);
  EXPECT_EQ(*read_file(*snapshot, *snapshot->find("\xc3\x9c/b.md")), "3");
  EXPECT_EQ(snapshot->findings().size(), 1U);
}

}  // namespace whylink::vault
