#include "desktop/loginitemfile.h"
#include "desktop/systemloginitem.h"

#include <QCoreApplication>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LoginItem)
};

/// The user's own key Run, where Windows looks at login.
class RunKeyItem : public ui::LoginItem
{
public:
    [[nodiscard]] Start start() const override
    {
        const QString command = runKey().value(name).toString();
        if (command.isEmpty()) {
            return Start::Never;
        }
        return command.endsWith("--hidden"_L1) ? Start::Hidden : Start::WithWindow;
    }

    [[nodiscard]] Result<void> setStart(Start start) override
    {
        QSettings key = runKey();
        if (start == Start::Never) {
            key.remove(name);
        } else {
            key.setValue(name, runValue(thisProgram(start == Start::Hidden)));
        }
        key.sync();
        if (key.status() == QSettings::NoError) {
            return {};
        }
        return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
            .message = Text::tr("Windows does not let Qiao set what starts at login."),
            .retryHelps = false});
    }

private:
    static QSettings runKey()
    {
        return QSettings(u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_s,
            QSettings::NativeFormat);
    }

    static constexpr auto name = "Qiao"_L1;
};

} // namespace

std::unique_ptr<ui::LoginItem> systemLoginItem()
{
    return std::make_unique<RunKeyItem>();
}

} // namespace qiao
