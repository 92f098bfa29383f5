#pragma once

#include "base/labels.h"

#include <qiao/clientsetup.h>

class QPlainTextEdit;
class QPushButton;

namespace qiao::ui {

/// What a setup, or taking it back, would change, and the decision about it. Object names: "diff",
/// "reviewSentence", "reviewNotes", "applySetup", "cancelSetup".
class SetupReview : public QWidget
{
    Q_OBJECT

public:
    explicit SetupReview(QWidget *parent = nullptr);

    void setPlan(const ClientSetupPlan &plan);
    [[nodiscard]] const ClientSetupPlan &plan() const { return m_plan; }

Q_SIGNALS:
    void applied();
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    [[nodiscard]] QString sentence() const;

    ClientSetupPlan m_plan;
    ToneLabel *m_sentence;
    QPlainTextEdit *m_diff;
    ToneLabel *m_notes;
    QPushButton *m_apply;
    QPushButton *m_cancel;
};

} // namespace qiao::ui
