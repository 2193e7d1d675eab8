// What the embeds of a note show, from the files of a vault.
#include "app/workspace/embeds.hpp"

#include <gtest/gtest.h>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::workspace {
namespace {

class Embedding : public testing::Test {
 protected:
  Embedding() {
    vault_.write("Folder/Note.md",
                 "---\ntags: x\n---\nIt begins.\n\n# One\n\nFirst.\n\n## Below\n\nSecond.\n\n"
                 "# Two\n\nThird paragraph\non two lines. ^para\n\n- an item ^item\n- another\n");
    vault_.write("Source.md", "![[Note]] ![p](my%20pic.png) ![[pic.png]]\n\n## Here\n\nOwn.\n");
    vault_.write("my pic.png", "bytes");
    vault_.write("b/pic.png", "far");
    vault_.write("Long.md", std::string(5000, 'x'));
    snapshot_ = vault_.read();
  }
  [[nodiscard]] Embed read(const std::string& written, bool is_address = false) const {
    return read_embed(*snapshot_, *snapshot_->find("Source.md"), written, is_address);
  }

  vault::TemporaryVault vault_;
  vault::SnapshotPtr snapshot_;
};

TEST_F(Embedding, ANoteShowsItsBody) {
  const Embed embed = read("Note");
  EXPECT_EQ(embed.kind, Embed::Kind::note);
  EXPECT_EQ(embed.title, "Note");
  EXPECT_TRUE(embed.text.starts_with("It begins.\n\n# One"));
}

TEST_F(Embedding, APartShowsThatPart) {
  EXPECT_EQ(read("Note#One").title, "Note > One");
  EXPECT_EQ(read("Note#One").text, "\nFirst.\n\n## Below\n\nSecond.\n\n");
  EXPECT_EQ(read("Note#one#below").text, "\nSecond.\n\n");
  EXPECT_EQ(read("Note#^para").text, "Third paragraph\non two lines. ^para");
  EXPECT_EQ(read("Note#^item").text, "- an item ^item");
  EXPECT_EQ(read("#Here").text, "\nOwn.\n");
  EXPECT_EQ(read("Note#Nowhere").why, "the note has no such part");
  EXPECT_EQ(read("Note#^nowhere").why, "the note has no such part");
}

TEST_F(Embedding, ANoteEditedMeanwhileShowsItsPartAsItIsNow) {
  vault_.write("Folder/Note.md", "# Two\n\nT.\n\n# One\n\nF. ^para\n");
  EXPECT_EQ(read("Note#One").text, "\nF. ^para\n");
  EXPECT_EQ(read("Note#^para").text, "F. ^para");
  EXPECT_EQ(read("Note#One#Below").why, "the note has no such part");
  vault_.write("Folder/Note.md", "");
  EXPECT_EQ(read("Note#One").why, "the note has no such part");
}

TEST_F(Embedding, FilesAreFoundAsTheVaultFindsThem) {
  EXPECT_EQ(snapshot_->file(read("my%20pic.png", true).file).path, "my pic.png");
  EXPECT_EQ(snapshot_->file(read("pic.png").file).path, "b/pic.png");
  EXPECT_EQ(read("my%20pic.png").why, "there is no such file");
  EXPECT_EQ(read("none.png").why, "there is no such file");
}

TEST_F(Embedding, NothingComesFromOutsideOrFromTheNetwork) {
  EXPECT_EQ(read("https://example.org/a.png", true).why,
            "it lies on the network, which is never asked");
  EXPECT_EQ(read("../../etc/passwd", true).why, "there is no such file");
  EXPECT_EQ(read("/etc/passwd").why, "there is no such file");
}

TEST_F(Embedding, ALongNoteIsCut) {
  const Embed embed = read("Long");
  EXPECT_EQ(embed.text.size(), kLongestEmbed + std::string("\n\n…").size());
}

TEST_F(Embedding, WhatIsGoneMeanwhileIsSaid) {
  std::filesystem::remove(vault_.root() / "Long.md");
  EXPECT_EQ(read("Long").why, "it cannot be read");
}

}  // namespace
}  // namespace whylink::workspace
