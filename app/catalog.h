#pragma once

#include <QString>
#include <QTranslator>

class QCoreApplication;

namespace qiao {

/// The translations that are built into the program, in the language of the person at it. Works before a
/// QCoreApplication exists.
class Catalog
{
public:
    /// \a uiLanguages as QLocale::uiLanguages() gives them, most wanted first.
    explicit Catalog(const QStringList &uiLanguages);

    /// The catalogue to load for \a uiLanguages: "zh_CN", or empty for English, which the source is in.
    [[nodiscard]] static QString languageFor(const QStringList &uiLanguages);

    /// \a source of \a context in the chosen language.
    [[nodiscard]] QString text(const char *context, const char *source) const;

    /// Makes tr() speak the chosen language, Qt's own sentences too where Qt's catalogues are there.
    /// The catalogue has to outlive \a application.
    void install(QCoreApplication &application);
    /// The same in another language, from now on: widgets get QEvent::LanguageChange.
    void change(QCoreApplication &application, const QStringList &uiLanguages);

private:
    void load();

    QString m_language;
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace qiao
