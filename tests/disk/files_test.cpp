// Files of our own, and those that a person names: what stands in their place is looked at, and
// never waited for.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "tests/disk/temporary_folder.hpp"
#include "whylink/disk.hpp"

namespace whylink::disk {

namespace {

void listen_at(const std::filesystem::path& path) {
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  ASSERT_LT(text.size(), sizeof address.sun_path);
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  EXPECT_EQ(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
}

// Of which the first end is read through /dev/fd, as a shell's <(...) is.
class Pipe {
 public:
  Pipe() { EXPECT_EQ(::pipe2(ends_.data(), O_CLOEXEC), 0); }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    ::close(ends_[0]);
    close_writing();
  }
  void write(std::string_view bytes) const {
    EXPECT_EQ(::write(ends_[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  void close_writing() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }
  [[nodiscard]] std::string name() const { return "/dev/fd/" + std::to_string(ends_[0]); }

 private:
  std::array<int, 2> ends_{-1, -1};
};

}  // namespace

TEST(OwnFile, IsReadWhole) {
  TemporaryFolder folder;
  folder.write("a", std::string(100'000, 'x'));
  EXPECT_EQ(read_file(folder / "a", kNoLimit).value().size(), 100'000U);
}

TEST(OwnFile, ThatIsMissingIsNotFound) {
  const TemporaryFolder folder;
  EXPECT_EQ(read_file(folder / "none", 10).error().kind, ErrorKind::not_found);
  EXPECT_EQ(read_file(folder / "none/deeper", 10).error().kind, ErrorKind::not_found);
  EXPECT_TRUE(require_regular(folder / "none"));
}

TEST(OwnFile, OverItsLimitIsAnErrorThatNamesIt) {
  TemporaryFolder folder;
  folder.write("a", std::string(2049, 'x'));
  EXPECT_EQ(read_file(folder / "a", 2048).error().what, "it is longer than 2 KiB");
  EXPECT_TRUE(read_file(folder / "a", 2049));
}

TEST(OwnFile, ReplacedByAPipeASocketADeviceOrAFolderIsRefusedAtOnce) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  listen_at(folder / "socket");
  std::filesystem::create_directory(folder / "folder");
  std::filesystem::create_symlink("/dev/zero", folder / "device");
  for (const char* name : {"pipe", "socket", "device", "folder"}) {
    SCOPED_TRACE(name);
    EXPECT_FALSE(read_file(folder / name, 10));
    EXPECT_FALSE(open_regular(folder / name, O_RDWR | O_CREAT));
    EXPECT_FALSE(open_regular(folder / name, O_WRONLY | O_CREAT | O_TRUNC));
    EXPECT_FALSE(require_regular(folder / name));
  }
  EXPECT_EQ(read_file(folder / "pipe", 10).error().what, "this is not a regular file");
  EXPECT_EQ(open_regular(folder / "pipe", O_WRONLY).error().what, "this is not a regular file");
}

// A person may keep it elsewhere.
TEST(OwnFile, MayBeALink) {
  TemporaryFolder folder;
  folder.write("a", "x");
  std::filesystem::create_symlink("a", folder / "link");
  EXPECT_EQ(read_file(folder / "link", 10).value(), "x");
}

TEST(OwnFile, IsMadeForItsOwnerAlone) {
  const TemporaryFolder folder;
  const auto made = open_regular(folder / "new", O_RDWR | O_CREAT);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->facts.st_mode & 0177U, 0U);
}

TEST(NamedFile, IsReadToItsLimit) {
  TemporaryFolder folder;
  folder.write("a", "12345");
  EXPECT_EQ(read_input((folder / "a").string(), 5).value(), "12345");
  EXPECT_EQ(read_input((folder / "a").string(), 4).error().kind, ErrorKind::usage);
}

TEST(NamedFile, ThatHasNoEndEndsAtTheLimit) {
  const auto read = read_input("/dev/zero", 1U << 20U);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().what, "it is longer than 1 MiB");
  EXPECT_EQ(read.error().where, "/dev/zero");
  EXPECT_EQ(read_input("/dev/null", 10).value(), "");
}

TEST(NamedFile, ThatIsAPipeOfTheShellIsReadToItsEnd) {
  Pipe pipe;
  pipe.write("some text");
  pipe.close_writing();
  EXPECT_EQ(read_input(pipe.name(), 100).value(), "some text");
}

TEST(NamedFile, ThatIsANamedPipeOrASocketIsRefusedAtOnce) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  listen_at(folder / "socket");
  EXPECT_EQ(read_input((folder / "pipe").string(), 10).error().what, "this is a named pipe");
  EXPECT_EQ(read_input((folder / "socket").string(), 10).error().kind, ErrorKind::usage);
  EXPECT_EQ(read_input(folder.path().string(), 10).error().kind, ErrorKind::usage);
  EXPECT_EQ(read_input((folder / "none").string(), 10).error().kind, ErrorKind::usage);
}

}  // namespace whylink::disk
