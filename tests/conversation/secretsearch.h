#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

/// A secret that a test hands in, and every form in which it could come out again.
class SecretSearch
{
public:
    explicit SecretSearch(const QList<QByteArray> &secrets);

    /// Adds one that the test has come to know.
    void add(const QByteArray &secret);

    /// What of the secrets \a bytes hold: plain, in base64 at any offset and alphabet, percent-encoded or in
    /// hexadecimal digits. Empty: nothing.
    [[nodiscard]] QByteArray in(const QByteArray &bytes) const;
    /// The files below \a folder that hold one in content or name, as "path: form".
    [[nodiscard]] QStringList inFilesOf(const QString &folder) const;

private:
    QList<QByteArray> m_forms;
};
