#include "addaccount/importpage.h"

#include "base/spacing.h"

#include <qiao/accountwords.h>
#include <qiao/whenfinished.h>

#include <QEvent>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace qiao::ui {

ImportPage::ImportPage(AccountService &accounts, QWidget *parent)
    : QWidget(parent),
      m_accounts(accounts),
      m_list(new QListWidget(this)),
      m_line(new ToneLabel(Tone::Quiet, this)),
      m_import(new QPushButton(this))
{
    m_list->setObjectName(u"importList"_s);
    m_line->setObjectName(u"importLine"_s);
    m_import->setObjectName(u"importButton"_s);
    m_import->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(sectionSpacing);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_line);
    layout->addWidget(m_import, 0, Qt::AlignLeft);
    connect(
        m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_import->setEnabled(row >= 0); });
    connect(m_import, &QPushButton::clicked, this, &ImportPage::import);
    retranslate();
}

void ImportPage::look()
{
    whenFinished(
        m_accounts.findImports(), this, [this](const Result<FoundImports> &found) { showFound(found); });
}

void ImportPage::showFound(const Result<FoundImports> &found)
{
    m_list->clear();
    m_candidates = found ? found->candidates : QList<ImportCandidate>();
    for (const ImportCandidate &candidate : std::as_const(m_candidates)) {
        m_list->addItem(textOf(candidate));
    }
    if (!found) {
        say(found.error().message, Tone::Trouble);
    } else if (m_candidates.isEmpty()) {
        say(tr("The Qwen CLI has no sign-in and no key here. Sign in by QR code, or paste a key."),
            Tone::Quiet);
    } else {
        say(found->warnings.join(u' '), Tone::Attention);
        m_list->setCurrentRow(0);
    }
}

QString ImportPage::textOf(const ImportCandidate &candidate) const
{
    if (candidate.source == ImportCandidate::Source::CliSignIn) {
        return tr("Sign-in of the Qwen CLI: %1").arg(candidate.place);
    }
    return tr("%1, %2, from %3", "a masked key, its kind, where it was found")
        .arg(candidate.maskedKey, kindName(candidate.kind), candidate.place);
}

void ImportPage::import()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_candidates.size()) {
        return;
    }
    const ImportCandidate chosen = m_candidates.at(row);
    m_import->setEnabled(false);
    say(tr("Adding it and sending one real request…"), Tone::Quiet);
    const auto failed = [this](const Error &error) {
        m_import->setEnabled(true);
        say(error.message, Tone::Trouble);
    };
    if (chosen.source == ImportCandidate::Source::CliSignIn) {
        whenFinished(
            m_accounts.linkSignIn(chosen.fileName), this, [this, failed](const Result<QString> &name) {
                name ? Q_EMIT imported(*name) : failed(name.error());
            });
        return;
    }
    KeyInput input{.key = chosen.key, .name = chosen.suggestedName, .baseUrl = chosen.baseUrl};
    whenFinished(m_accounts.addKey(input), this, [this, failed](const Result<AddedAccount> &added) {
        added ? Q_EMIT imported(added->account.name) : failed(added.error());
    });
}

void ImportPage::say(const QString &sentence, Tone tone)
{
    m_line->setText(sentence);
    m_line->setTone(tone);
}

void ImportPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ImportPage::retranslate()
{
    m_list->setAccessibleName(tr("What was found"));
    m_import->setText(tr("&Use it"));
    for (int row = 0; row < m_list->count(); ++row) {
        m_list->item(row)->setText(textOf(m_candidates.at(row)));
    }
}

} // namespace qiao::ui
