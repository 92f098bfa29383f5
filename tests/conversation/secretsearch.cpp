#include "secretsearch.h"

#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

/// The base64 of \a secret inside of longer text: without the first and last characters, which depend on what
/// stands beside it.
QList<QByteArray> base64Forms(const QByteArray &secret)
{
    QList<QByteArray> forms;
    for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
        for (int offset = 0; offset < 3; ++offset) {
            const QByteArray code =
                (QByteArray(offset, 'x') + secret).toBase64(alphabet | QByteArray::OmitTrailingEquals);
            forms.append(code.mid(offset == 0 ? 0 : offset + 1).chopped(1));
        }
    }
    return forms;
}

/// Every byte as %XX.
QByteArray percentForm(const QByteArray &secret)
{
    QByteArray form;
    for (const char byte : secret) {
        form += '%' + QByteArray(1, byte).toHex().toUpper();
    }
    return form;
}

} // namespace

SecretSearch::SecretSearch(const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets) {
        add(secret);
    }
}

void SecretSearch::add(const QByteArray &secret)
{
    if (secret.size() < 8) {
        qFatal("Too short for a secret: it would be found everywhere.");
    }
    m_forms << secret << secret.toHex() << secret.toHex().toUpper() << secret.toPercentEncoding()
            << percentForm(secret) << percentForm(secret).toLower();
    m_forms += base64Forms(secret);
}

QByteArray SecretSearch::in(const QByteArray &bytes) const
{
    for (const QByteArray &form : m_forms) {
        if (bytes.contains(form)) {
            return form;
        }
    }
    return {};
}

QStringList SecretSearch::inFilesOf(const QString &folder) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const QByteArray form = in(file.fileName().toUtf8() + '\n' + content);
        if (!form.isEmpty()) {
            found.append(file.fileName() + ": "_L1 + QString::fromUtf8(form));
        }
    }
    return found;
}
