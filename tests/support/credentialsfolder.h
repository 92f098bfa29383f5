#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <boost/json/object.hpp>

namespace qiao::test {

/// A Qwen CLI's folder of its own, thrown away at the end of the test.
class CredentialsFolder
{
public:
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &fileName) const { return m_folder.filePath(fileName); }

    /// Writes credentials the way the CLI does, with the access token "access-<tag>", the refresh token
    /// "refresh-<tag>" and \a expiry (milliseconds since 1970).
    void signIn(const QString &fileName, const QByteArray &tag, qint64 expiry) const;
    /// Writes \a bytes, in place.
    void put(const QString &fileName, const QByteArray &bytes) const;

    [[nodiscard]] bool exists(const QString &fileName) const;
    [[nodiscard]] QByteArray bytes(const QString &fileName) const;
    [[nodiscard]] boost::json::object json(const QString &fileName) const;
    /// A string member of json(); empty when there is none.
    [[nodiscard]] QByteArray value(const QString &fileName, const char *key) const;

private:
    QTemporaryDir m_folder;
};

/// Credentials as the CLI writes them.
[[nodiscard]] QByteArray credentialsJson(const QByteArray &tag, qint64 expiry);
/// The token service's answer to a refresh: "access-<tag>", "refresh-<tag>", six hours.
[[nodiscard]] QByteArray tokenAnswer(const QByteArray &tag);

} // namespace qiao::test
