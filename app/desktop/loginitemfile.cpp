#include "desktop/loginitemfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LoginItem)
};

Result<void> failure(const QString &path)
{
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
        .message = Text::tr("%1 could not be written. Check that its folder is yours.")
                       .arg(QDir::toNativeSeparators(path)),
        .retryHelps = false});
}

} // namespace

LoginCommand thisProgram(bool hidden)
{
    const QString appImage = qEnvironmentVariable("APPIMAGE");
    return {.program = appImage.isEmpty() ? QCoreApplication::applicationFilePath() : appImage,
        .hidden = hidden,
        .qiaoHome = qEnvironmentVariable("QIAO_HOME")};
}

LoginItemFile::LoginItemFile(QString path, std::function<QByteArray(const LoginCommand &)> text)
    : m_path(std::move(path)), m_text(std::move(text))
{ }

ui::LoginItem::Start LoginItemFile::start() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Start::Never;
    }
    const QByteArray text = file.readAll();
    if (!isInForce(text)) {
        return Start::Never;
    }
    return text.contains("--hidden") ? Start::Hidden : Start::WithWindow;
}

Result<void> LoginItemFile::setStart(Start start)
{
    if (start == Start::Never) {
        return !QFile::exists(m_path) || QFile::remove(m_path) ? Result<void>() : failure(m_path);
    }
    QSaveFile file(m_path);
    const QByteArray text = m_text(thisProgram(start == Start::Hidden));
    const bool written = QDir().mkpath(QFileInfo(m_path).absolutePath()) && file.open(QIODevice::WriteOnly)
        && file.write(text) == text.size() && file.commit();
    return written ? Result<void>() : failure(m_path);
}

} // namespace qiao
