#pragma once

#include "base/labels.h"

#include <qiao/accountservice.h>

class QListWidget;
class QPushButton;

namespace qiao::ui {

/// What the Qwen CLI and the environment have, to be chosen from. Object names: "importList", "importButton",
/// "importLine".
class ImportPage : public QWidget
{
    Q_OBJECT

public:
    /// \a accounts has to outlive it.
    explicit ImportPage(AccountService &accounts, QWidget *parent = nullptr);

    /// Looks again.
    void look();

Q_SIGNALS:
    void imported(const QString &accountName);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showFound(const Result<FoundImports> &found);
    [[nodiscard]] QString textOf(const ImportCandidate &candidate) const;
    void import();
    void say(const QString &sentence, Tone tone);

    AccountService &m_accounts;
    QList<ImportCandidate> m_candidates;
    QListWidget *m_list;
    ToneLabel *m_line;
    QPushButton *m_import;
};

} // namespace qiao::ui
