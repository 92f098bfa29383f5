#pragma once

#include <QPalette>
#include <QTranslator>
#include <QWidget>

namespace qiao::test {

/// The descendant of \a root that is called \a name; fails the test's process with a sentence when there is
/// none.
template <typename Widget> Widget *named(QWidget &root, const char *name)
{
    auto *found = root.findChild<Widget *>(QString::fromLatin1(name));
    if (!found) {
        qFatal("There is no %s called %s.", Widget::staticMetaObject.className(), name);
    }
    return found;
}

/// A dark palette, and Fusion's own light one.
[[nodiscard]] QPalette darkPalette();
[[nodiscard]] QPalette lightPalette();

/// Makes tr() speak Simplified Chinese while it lives: every widget gets LanguageChange.
class InChinese
{
public:
    InChinese();
    ~InChinese();
    Q_DISABLE_COPY_MOVE(InChinese)

private:
    QTranslator m_translator;
};

/// Saves a picture of \a widget as NAME.png into the folder that QIAO_SCREENSHOTS names, if it does.
void keepPicture(QWidget &widget, const QString &name);

} // namespace qiao::test
