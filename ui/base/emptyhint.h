#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace qiao::ui {

/// What stands in the place of an empty list: one sentence about what will appear, and the one action that
/// makes it appear. Object names: "emptySentence", "emptyAction".
class EmptyHint : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyHint(QWidget *parent = nullptr);

    /// An empty \a action shows no button.
    void setTexts(const QString &sentence, const QString &action);

Q_SIGNALS:
    void actionRequested();

private:
    QLabel *m_sentence;
    QPushButton *m_action;
};

} // namespace qiao::ui
