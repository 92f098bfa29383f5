#include "catalog.h"
#include "console.h"
#include "desktop/colourscheme.h"
#include "desktop/singleinstance.h"
#include "desktop/takeover.h"
#include "desktop/trayapplication.h"
#include "serverlock.h"
#include "signalwatcher.h"
#include "tray/marks.h"

#include <qiao/loadsettings.h>
#include <qiao/logging.h>
#include <qiao/version.h>

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace qiao;

namespace {

constexpr int exitUsage = 1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TrayProgram)
};

void say(StandardStream stream, const QString &text)
{
    static_cast<void>(writeAll(stream, text.toUtf8() + '\n'));
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

/// What can be answered without a window: the exit code, where that is all.
std::optional<int> answerWithoutWindow(const Result<TrayArguments> &arguments, const Catalog &catalog)
{
    const auto text = [&catalog](const char *source) { return catalog.text("TrayProgram", source); };
    if (!arguments) {
        say(StandardStream::Error, u"qiao-tray: "_s + arguments.error().message);
        return 64;
    }
    if (arguments->version) {
        say(StandardStream::Output, u"qiao-tray "_s + QString::fromUtf8(versionString()));
        return 0;
    }
    if (arguments->help) {
        say(StandardStream::Output,
            text(QT_TRANSLATE_NOOP("TrayProgram",
                "Usage: qiao-tray [--hidden] [--take-over]\n\n"
                "Runs Qiao in the system tray.\n\n"
                "  --hidden    start with the window closed\n"
                "  --take-over end a server that runs without a window, and go on in its place\n"
                "  --version   print the version\n"
                "  --help      print this")));
        return 0;
    }
    if (!hasDisplay()) {
        say(StandardStream::Error,
            text(QT_TRANSLATE_NOOP("TrayProgram", "There is no display. Run \"qiao serve\" instead.")));
        return exitUsage;
    }
    return {};
}

int failToStart(const QString &sentence)
{
    say(StandardStream::Error, u"qiao-tray: "_s + sentence);
    QMessageBox::critical(nullptr, Text::tr("Qiao cannot start"), sentence);
    return exitUsage;
}

/// Whether the person wants the server that runs without a window to go on in this program.
bool wantsToTakeOver(const Error &error)
{
    say(StandardStream::Error, u"qiao-tray: "_s + error.message);
    QMessageBox box(QMessageBox::Question, Text::tr("Qiao runs already"),
        Text::tr("Qiao runs already, without a window. Go on with it here?"));
    box.setInformativeText(Text::tr("Running requests get five seconds to finish."));
    const QPushButton *yes = box.addButton(Text::tr("&Go on here"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == yes;
}

/// The one right to serve, here: nothing when this program has it, else the exit code.
std::optional<int> becomeTheServer(const Settings &settings, ServerLock &lock, const SingleInstance &instance,
    const TrayArguments &arguments, const QStringList &given)
{
    const Result<void> locked = lock.acquire(settings.dataFolder);
    if (locked) {
        return {};
    }
    if (instance.passOn(given)) {
        return 0;
    }
    if (locked.error().code != "server_runs") {
        return failToStart(locked.error().message);
    }
    if (!arguments.takeOver && !wantsToTakeOver(locked.error())) {
        return exitUsage;
    }
    const Result<void> taken = takeOver(settings, lock);
    return taken ? std::optional<int>() : failToStart(taken.error().message);
}

/// The languages to speak when \a chosen is set in settings.ini, or nothing is.
QStringList languagesFor(const QString &chosen)
{
    return chosen.isEmpty() ? QLocale::system().uiLanguages()
                            : QStringList{QString(chosen).replace(u'_', u'-')};
}

/// Speaks \a chosen from now on, with its numbers and dates: the system's where that is its language.
void speak(QCoreApplication &application, Catalog &catalog, const QString &chosen)
{
    const QLocale locale(chosen);
    const bool isSystems = chosen.isEmpty() || locale.language() == QLocale::system().language();
    QLocale::setDefault(isSystems ? QLocale::system() : locale);
    catalog.change(application, languagesFor(chosen));
}

int run(QApplication &application, const LoadedSettings &loaded, Catalog &catalog, SingleInstance &instance,
    const TrayArguments &arguments)
{
    const Logging logging(loaded.settings);
    for (const QString &warning : loaded.warnings) {
        say(StandardStream::Error, u"qiao-tray: "_s + warning);
    }
    SignalWatcher signalWatcher;
    TrayApplication tray(loaded);
    QObject::connect(&tray, &TrayApplication::languageChosen, &application,
        [&](const QString &language) { speak(application, catalog, language); });
    QObject::connect(&signalWatcher, &SignalWatcher::stopRequested, &tray, &TrayApplication::stop);
    QObject::connect(&application, &QGuiApplication::commitDataRequest, &tray, &TrayApplication::stop);
    QObject::connect(&instance, &SingleInstance::startedAgain, &tray, [&tray](const QStringList &again) {
        tray.startedAgain(parseTrayArguments(again).value_or(TrayArguments()));
    });
    // queued: exit() before the event loop runs would be lost
    QObject::connect(
        &tray, &TrayApplication::ended, &application, [](int code) { QCoreApplication::exit(code); },
        Qt::QueuedConnection);
    tray.start(arguments);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    prepareProcess();
    QCoreApplication::setApplicationName(u"qiao"_s);
    QCoreApplication::setApplicationVersion(QString::fromUtf8(versionString()));
    QStringList given;
    for (int i = 1; i < argc; ++i) {
        given.append(QString::fromLocal8Bit(argv[i]));
    }
    Catalog catalog(QLocale::system().uiLanguages());
    const Result<TrayArguments> arguments = parseTrayArguments(given);
    if (const std::optional<int> exitCode = answerWithoutWindow(arguments, catalog)) {
        return *exitCode;
    }
    QGuiApplication::setDesktopFileName(u"io.github.qiao.Qiao"_s);
    QGuiApplication::setApplicationDisplayName(u"Qiao"_s);
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setWindowIcon(ui::programIcon());
    catalog.install(application);
    const ColourScheme colourScheme;

    const Result<LoadedSettings> loaded =
        loadSettings({.environment = QProcessEnvironment::systemEnvironment(),
            .homeFolder = QDir::homePath(),
            .workingFolder = QDir::currentPath()});
    if (!loaded) {
        return failToStart(loaded.error().message);
    }
    speak(application, catalog, loaded->ui.value(u"ui/language"_s));
    SingleInstance instance(loaded->settings.runtimeFolder);
    ServerLock lock;
    if (const auto exitCode = becomeTheServer(loaded->settings, lock, instance, *arguments, given)) {
        return *exitCode;
    }
    if (!instance.listen()) {
        say(StandardStream::Error, Text::tr("A second start of Qiao will not be able to show this window."));
    }
    return run(application, *loaded, catalog, instance, *arguments);
}
