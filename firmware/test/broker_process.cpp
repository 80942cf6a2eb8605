#include "test/broker_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace hearth::test {
namespace {

void run(const std::string& command) {
    if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

std::string first_word_of(const std::filesystem::path& path) {
    std::string word;
    std::ifstream(path) >> word;
    return word;
}

/// A port that was free a moment ago; `listens` finds out if somebody else took it since.
unsigned free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(socket, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    close(socket);
    return ntohs(address.sin_port);
}

/// The inode of the socket that listens on loopback's `port` (proc(5), /proc/net/tcp); empty if none does.
std::string listening_inode(unsigned port) {
    std::ifstream table("/proc/net/tcp");
    char wanted[32];
    std::snprintf(wanted, sizeof wanted, "0100007F:%04X", port);
    for (std::string line; std::getline(table, line);) {
        std::istringstream fields(line);
        std::string slot, local, remote, state, queues, timer, retransmits, user, timeout, inode;
        fields >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> user >> timeout >>
            inode;
        if (local == wanted && state == "0A") return inode;
    }
    return "";
}

Certificate described(const std::string& base) {
    run("openssl x509 -in " + base + ".crt -outform DER | sha256sum > " + base + ".leaf");
    run("openssl x509 -in " + base + ".crt -noout -pubkey | openssl pkey -pubin -outform DER | sha256sum > " +
        base + ".spki");
    return {base + ".crt", base + ".key", "sha256:" + first_word_of(base + ".leaf"),
            "spki-sha256:" + first_word_of(base + ".spki")};
}

}  // namespace

TemporaryFolder::TemporaryFolder()
    : path([] {
          auto pattern = (std::filesystem::temp_directory_path() / "hearth-firmware-XXXXXX").string();
          if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
          return pattern;
      }()) {}

TemporaryFolder::~TemporaryFolder() {
    std::filesystem::remove_all(path);
}

Certificate make_certificate(const std::filesystem::path& folder, const std::string& name, bool rsa) {
    const std::string base = folder / name;
    const std::string key = rsa ? "rsa:2048" : "ec -pkeyopt ec_paramgen_curve:P-256";
    run("openssl req -x509 -newkey " + key + " -nodes -days 1 -subj /CN=elsewhere.invalid -keyout " + base +
        ".key -out " + base + ".crt 2>/dev/null");
    return described(base);
}

/// `openssl req` makes none that has ended, `openssl x509` does.
Certificate make_expired_certificate(const std::filesystem::path& folder, const std::string& name) {
    const std::string base = folder / name;
    run("openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=elsewhere.invalid "
        "-keyout " +
        base + ".key -out " + base + ".csr 2>/dev/null");
    run("openssl x509 -req -days -1 -in " + base + ".csr -signkey " + base + ".key -out " + base +
        ".crt 2>/dev/null");
    return described(base);
}

BrokerProcess::BrokerProcess(const std::filesystem::path& folder, const Certificate& certificate,
                             const std::string& more)
    : log_(folder / "mosquitto.log"), port_(free_port()) {
    const auto settings = folder / "mosquitto.conf";
    std::ofstream(settings) << "listener " << port_ << " 127.0.0.1\ncertfile "
                            << certificate.certificate.string() << "\nkeyfile " << certificate.key.string()
                            << "\n"
                            << more << "\nallow_anonymous true\nuser root\nlog_type all\n";
    const int log = open(log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_ = fork();
    if (pid_ == 0) {
        dup2(log, STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        execlp("mosquitto", "mosquitto", "-c", settings.c_str(), nullptr);
        _exit(127);
    }
    close(log);
    for (int i = 0; i < 100 && !listens(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (!listens()) throw std::runtime_error("mosquitto does not listen; is it installed?");
}

BrokerProcess::~BrokerProcess() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
}

void BrokerProcess::pause() {
    kill(pid_, SIGSTOP);
}

void BrokerProcess::go_on() {
    kill(pid_, SIGCONT);
}

std::size_t BrokerProcess::logged(const std::string& words) const {
    std::size_t count = 0;
    std::ifstream log(log_);
    for (std::string line; std::getline(log, line);) count += line.find(words) != std::string::npos ? 1 : 0;
    return count;
}

/// True if the socket that listens on our port belongs to our process: another broker there would make
/// every later answer meaningless.
bool BrokerProcess::listens() const {
    const auto inode = listening_inode(port_);
    if (inode.empty()) return false;
    std::error_code gone;
    const auto folder = "/proc/" + std::to_string(pid_) + "/fd";
    for (const auto& entry : std::filesystem::directory_iterator(folder, gone)) {
        if (std::filesystem::read_symlink(entry, gone) == "socket:[" + inode + "]") return true;
    }
    return false;
}

}  // namespace hearth::test
