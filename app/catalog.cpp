#include "catalog.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace qiao {

Catalog::Catalog(const QStringList &uiLanguages) : m_language(languageFor(uiLanguages))
{
    load();
}

void Catalog::load()
{
    if (!m_language.isEmpty() && m_program.load(":/i18n/qiao_"_L1 + m_language)) {
        const QString name = "qtbase_"_L1 + m_language;
        const bool found = m_qt.load(":/i18n/"_L1 + name)
            || m_qt.load(name, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        Q_UNUSED(found)
    }
}

void Catalog::change(QCoreApplication &application, const QStringList &uiLanguages)
{
    const QString language = languageFor(uiLanguages);
    if (language == m_language) {
        return;
    }
    // one that is installed tells the application of every change by itself
    application.removeTranslator(&m_program);
    application.removeTranslator(&m_qt);
    m_language = language;
    load();
    if (!m_language.isEmpty()) {
        install(application);
    }
}

QString Catalog::languageFor(const QStringList &uiLanguages)
{
    for (const QString &name : uiLanguages) {
        const QLocale locale(name);
        if (locale.language() == QLocale::Chinese && locale.script() == QLocale::SimplifiedHanScript) {
            return u"zh_CN"_s;
        }
        if (locale.language() == QLocale::English || locale.language() == QLocale::C) {
            break;
        }
    }
    return {};
}

QString Catalog::text(const char *context, const char *source) const
{
    const QString translated = m_program.translate(context, source);
    return translated.isEmpty() ? QString::fromUtf8(source) : translated;
}

void Catalog::install(QCoreApplication &application)
{
    if (!m_language.isEmpty() && !m_program.isEmpty()) {
        application.installTranslator(&m_qt);
        application.installTranslator(&m_program);
    }
}

} // namespace qiao
