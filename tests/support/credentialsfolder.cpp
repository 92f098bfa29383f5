#include "support/credentialsfolder.h"

#include "support/files.h"

#include <boost/json.hpp>

namespace qiao::test {

void CredentialsFolder::signIn(const QString &fileName, const QByteArray &tag, qint64 expiry) const
{
    put(fileName, credentialsJson(tag, expiry));
}

void CredentialsFolder::put(const QString &fileName, const QByteArray &bytes) const
{
    writeFile(filePath(fileName), bytes);
}

bool CredentialsFolder::exists(const QString &fileName) const
{
    return QFile::exists(filePath(fileName));
}

QByteArray CredentialsFolder::bytes(const QString &fileName) const
{
    return readFile(filePath(fileName));
}

boost::json::object CredentialsFolder::json(const QString &fileName) const
{
    boost::system::error_code error;
    const auto value = boost::json::parse(bytes(fileName).toStdString(), error);
    return value.is_object() ? value.get_object() : boost::json::object();
}

QByteArray CredentialsFolder::value(const QString &fileName, const char *key) const
{
    const auto object = json(fileName);
    const auto *member = object.if_contains(key);
    return member != nullptr && member->is_string()
        ? QByteArray::fromStdString(std::string(member->get_string()))
        : QByteArray();
}

QByteArray credentialsJson(const QByteArray &tag, qint64 expiry)
{
    return "{\n  \"access_token\": \"access-" + tag
        + "\",\n  \"token_type\": \"Bearer\",\n  \"refresh_token\": \"refresh-" + tag
        + "\",\n  \"resource_url\": \"portal.qwen.ai\",\n  \"expiry_date\": " + QByteArray::number(expiry)
        + "\n}";
}

QByteArray tokenAnswer(const QByteArray &tag)
{
    return R"({"status":"success","access_token":"access-)" + tag + R"(","refresh_token":"refresh-)" + tag
        + R"(","token_type":"Bearer","expires_in":21600})";
}

} // namespace qiao::test
