#pragma once

#include "base/desktop.h"
#include "base/labels.h"
#include "base/page.h"

#include <qiao/service.h>

#include <memory>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace qiao {
class LogFollower;
}

namespace qiao::ui {

struct LogFilter;

/// The main log while it is written, with what is to be shown of it and how much is to be written. Reads the
/// file only while it is visible. Object names: "logText", "logSearch", "logShown", "logCategory",
/// "logPause", "logCopy", "logFolder", "logLevel", "debugFiles".
class LogPage : public Page
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    LogPage(Service &service, Desktop &desktop, QWidget *parent = nullptr);
    ~LogPage() override;

    [[nodiscard]] QString title() const override;
    void focusSearch() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QPushButton *addButton(const char *name);
    void layOut();
    void connectParts();
    void retranslate();
    void follow();
    void add(const QList<QByteArray> &lines);
    void addCategories(const QList<QByteArray> &lines);
    void showLines();
    void showState();
    [[nodiscard]] LogFilter filter() const;
    void append(const QList<QByteArray> &lines);

    Service &m_service;
    Desktop &m_desktop;
    std::unique_ptr<LogFollower> m_follower; ///< while visible
    QList<QByteArray> m_lines; ///< the newest; oldest first
    QLabel *m_heading;
    QLineEdit *m_search;
    QComboBox *m_shown;
    QComboBox *m_category;
    QPushButton *m_pause;
    QPushButton *m_copy;
    QPushButton *m_folder;
    QPlainTextEdit *m_text;
    QLabel *m_levelLabel;
    QComboBox *m_level;
    QCheckBox *m_debugFiles;
    ToneLabel *m_note;
};

} // namespace qiao::ui
