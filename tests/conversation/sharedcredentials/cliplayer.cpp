// Plays the Qwen CLI 0.15 against a credentials folder, written from the description of its protocol and
// sharing no code with Qiao: a lock is stale after 10 s, its release asks nobody whose it is, unknown keys
// are dropped, and on exit the lock goes whoever holds it. Prints "token <token>" or "error <what>".
//   cliplayer FOLDER PORT [--only-exit]

#include <QByteArray>
#include <QCoreApplication>
#include <QTcpSocket>
#include <QUuid>

#include <boost/json.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

namespace fs = std::filesystem;
namespace json = boost::json;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 10'000;

std::string uuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

std::int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch())
        .count();
}

bool isValid(const json::object &credentials)
{
    return credentials.contains("expiry_date") && credentials.at("expiry_date").is_int64()
        && nowMs() < credentials.at("expiry_date").get_int64() - 30'000;
}

json::object readCredentials(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    boost::system::error_code error;
    const auto value = json::parse(
        std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()), error);
    return value.is_object() ? value.get_object() : json::object();
}

bool takeLock(const fs::path &lock)
{
    auto wait = 100ms;
    for (int attempt = 0; attempt < 20; ++attempt) {
        if (std::FILE *file = std::fopen(lock.string().c_str(), "wx")) {
            std::fputs(uuid().c_str(), file);
            std::fclose(file);
            return true;
        }
        std::error_code error;
        const auto modified = fs::last_write_time(lock, error);
        if (!error && fs::file_time_type::clock::now() - modified > 10s) {
            const auto aside = lock.string() + ".stale." + uuid();
            fs::rename(lock, aside, error);
            fs::remove(aside, error);
            continue;
        }
        std::this_thread::sleep_for(wait);
        wait = std::min(wait * 3 / 2, 2000ms);
    }
    return false;
}

json::object refresh(quint16 port, const std::string &refreshToken)
{
    const std::string body = "grant_type=refresh_token&refresh_token=" + refreshToken
        + "&client_id=f0304373b74a44d2b584a3fb70ca9e56";
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    socket.write(QByteArray::fromStdString("POST /api/v1/oauth2/token HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                           "Content-Type: application/x-www-form-urlencoded\r\n"
                                           "Accept: application/json\r\nConnection: close\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n" + body));
    while (socket.state() != QAbstractSocket::UnconnectedState && socket.waitForReadyRead(patience)) { }
    const QByteArray answer = socket.readAll();
    const auto start = answer.indexOf('{');
    boost::system::error_code error;
    const auto value = json::parse(start < 0 ? std::string() : answer.mid(start).toStdString(), error);
    return value.is_object() ? value.get_object() : json::object();
}

void write(const fs::path &path, const json::object &old, const json::object &answer)
{
    json::object fresh;
    fresh["access_token"] = answer.at("access_token");
    fresh["token_type"] = "Bearer";
    fresh["refresh_token"] =
        answer.contains("refresh_token") ? answer.at("refresh_token") : old.at("refresh_token");
    if (old.contains("resource_url")) {
        fresh["resource_url"] = old.at("resource_url");
    }
    fresh["expiry_date"] = nowMs() + answer.at("expires_in").to_number<std::int64_t>() * 1000;
    const fs::path temporary = path.string() + ".tmp." + uuid();
    std::ofstream(temporary, std::ios::binary) << json::serialize(fresh);
    fs::rename(temporary, path);
}

int say(const std::string &line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
    return 0;
}

int play(const fs::path &folder, quint16 port)
{
    const fs::path path = folder / "oauth_creds.json";
    const fs::path lock = folder / "oauth_creds.lock";
    auto credentials = readCredentials(path);
    if (!isValid(credentials)) {
        if (!takeLock(lock)) {
            return say("error no lock");
        }
        credentials = readCredentials(path);
        if (!isValid(credentials)) {
            const auto answer = refresh(port, std::string(credentials.at("refresh_token").get_string()));
            if (!answer.contains("access_token")) {
                return say("error refused");
            }
            write(path, credentials, answer);
            credentials = readCredentials(path);
        }
        fs::remove(lock);
    }
    return say("token " + std::string(credentials.at("access_token").get_string()));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const fs::path folder = argv[1];
    const int status = argc > 3 ? say("exit") : play(folder, QByteArray(argv[2]).toUShort());
    std::error_code error;
    fs::remove(folder / "oauth_creds.lock", error);
    return status;
}
