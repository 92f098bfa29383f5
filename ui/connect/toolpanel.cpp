#include "connect/toolpanel.h"

#include "base/spacing.h"
#include "connect/connectwords.h"
#include "connect/setupreview.h"
#include "connect/snippettabs.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace qiao::ui {

ToolPanel::ToolPanel(const ClientSetup &setup, Desktop &desktop, QWidget *parent)
    : QWidget(parent),
      m_setup(setup),
      m_desktop(desktop),
      m_name(makeHeading(this)),
      m_state(new ToneLabel(Tone::Quiet, this)),
      m_seen(new ToneLabel(Tone::Quiet, this)),
      m_launch(new QPushButton(this)),
      m_setUp(new QPushButton(this)),
      m_undo(new QPushButton(this)),
      m_modelLabel(new QLabel(this)),
      m_model(new QComboBox(this)),
      m_keyLabel(new QLabel(this)),
      m_key(new QLineEdit(this)),
      m_notice(new ToneLabel(Tone::Good, this)),
      m_stack(new QStackedWidget(this)),
      m_snippets(new SnippetTabs(desktop, this)),
      m_review(new SetupReview(this))
{
    m_name->setObjectName(u"toolName"_s);
    m_state->setObjectName(u"setupState"_s);
    m_seen->setObjectName(u"seen"_s);
    m_launch->setObjectName(u"launch"_s);
    m_setUp->setObjectName(u"setUp"_s);
    m_undo->setObjectName(u"undoSetup"_s);
    m_model->setObjectName(u"toolModel"_s);
    m_model->addItem(QString(), QString());
    m_modelLabel->setBuddy(m_model);
    m_key->setObjectName(u"toolKey"_s);
    m_key->setEchoMode(QLineEdit::Password);
    m_keyLabel->setBuddy(m_key);
    m_notice->setObjectName(u"toolNotice"_s);
    m_notice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_stack->addWidget(m_snippets);
    m_stack->addWidget(m_review);
    layOut();
    connectParts();
}

void ToolPanel::layOut()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(groupSpacing);
    for (QPushButton *button : {m_setUp, m_undo, m_launch}) {
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *choices = new QGridLayout;
    choices->setSpacing(groupSpacing);
    choices->addWidget(m_modelLabel, 0, 0);
    choices->addWidget(m_model, 0, 1);
    choices->addWidget(m_keyLabel, 1, 0);
    choices->addWidget(m_key, 1, 1);
    choices->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    for (QWidget *line : std::initializer_list<QWidget *>{m_name, m_seen, m_state}) {
        layout->addWidget(line);
    }
    layout->addLayout(buttons);
    layout->addWidget(m_notice);
    layout->addLayout(choices);
    layout->addWidget(m_stack, 1);
}

void ToolPanel::connectParts()
{
    connect(m_setUp, &QPushButton::clicked, this, [this] { review(m_setup.plan(m_tool, target())); });
    connect(m_undo, &QPushButton::clicked, this, [this] { review(m_setup.planUndo(m_tool)); });
    connect(m_launch, &QPushButton::clicked, this, &ToolPanel::launch);
    connect(m_model, &QComboBox::activated, this, &ToolPanel::refresh);
    connect(m_key, &QLineEdit::editingFinished, this, &ToolPanel::refresh);
    connect(m_review, &SetupReview::applied, this, &ToolPanel::apply);
    connect(m_review, &SetupReview::cancelled, this, [this] { m_stack->setCurrentWidget(m_snippets); });
}

void ToolPanel::setTool(ClientTool tool)
{
    m_tool = tool;
    m_sighting = {};
    say({}, Tone::Quiet);
    m_stack->setCurrentWidget(m_snippets);
    retranslate();
}

void ToolPanel::setServer(const QUrl &baseUrl)
{
    m_baseUrl = baseUrl;
    refresh();
}

void ToolPanel::setChoices(const QStringList &models, bool needsKey)
{
    const QString chosen = m_model->currentData().toString();
    while (m_model->count() > 1) {
        m_model->removeItem(1);
    }
    for (const QString &model : models) {
        m_model->addItem(model, model);
    }
    m_model->setCurrentIndex(qMax(0, m_model->findData(chosen)));
    m_key->setVisible(needsKey);
    m_keyLabel->setVisible(needsKey);
    if (!needsKey) {
        m_key->clear();
    }
    refresh();
}

void ToolPanel::setSighting(const ToolSightings::Sighting &seen)
{
    m_sighting = seen;
    showSeen();
}

ClientTarget ToolPanel::target() const
{
    return clientTarget(m_baseUrl, m_key->text().trimmed(), m_model->currentData().toString());
}

void ToolPanel::refresh()
{
    const ClientToolInfo info = clientToolInfo(m_tool);
    const bool runs = !m_baseUrl.isEmpty();
    const ClientSetupState state = info.canSetUp ? m_setup.state(m_tool, target()) : ClientSetupState();
    const ToneSentence sentence = runs
        ? setupSentence(info, state)
        : ToneSentence{tr("Qiao does not run. Start it to set up tools."), Tone::Attention};
    m_state->setTone(sentence.tone);
    m_state->setText(sentence.text);
    m_state->setVisible(!sentence.text.isEmpty());
    m_setUp->setVisible(info.canSetUp);
    m_setUp->setEnabled(runs && state.state != ClientSetupState::State::Unusable);
    m_undo->setVisible(state.canUndo);
    m_launch->setVisible(!info.program.isEmpty() && !clientEnvironment(m_tool, target()).isEmpty());
    m_launch->setEnabled(runs);
    m_stack->setEnabled(runs);
    m_snippets->setSnippets(runs ? clientSnippets(m_tool, target()) : QList<ClientSnippet>());
    showSeen();
}

void ToolPanel::showSeen()
{
    const ToneSentence sentence = sightingSentence(clientToolInfo(m_tool), m_sighting, m_desktop.now());
    m_seen->setTone(sentence.tone);
    m_seen->setText(sentence.text);
}

void ToolPanel::review(const Result<ClientSetupPlan> &plan)
{
    if (!plan) {
        say(plan.error().message, Tone::Trouble);
        return;
    }
    say({}, Tone::Quiet);
    m_stack->setCurrentWidget(m_review);
    m_review->setPlan(*plan);
}

void ToolPanel::apply()
{
    const ClientSetupPlan plan = m_review->plan();
    const Result<ClientSetupOutcome> done = m_setup.apply(plan);
    m_stack->setCurrentWidget(m_snippets);
    if (!done) {
        say(done.error().message, Tone::Trouble);
        return;
    }
    const QString name = clientToolInfo(m_tool).name;
    if (plan.isUndo) {
        say(tr("What Qiao had written for %1 is taken back.").arg(name), Tone::Good);
    } else if (done->backup.isEmpty()) {
        say(tr("%1 is set up. Start it again if it runs.").arg(name), Tone::Good);
    } else {
        say(tr("%1 is set up. Start it again if it runs. Its settings as they were are kept as %2.")
                .arg(name, QDir::toNativeSeparators(done->backup)),
            Tone::Good);
    }
    refresh();
    Q_EMIT setupChanged();
}

void ToolPanel::launch()
{
    const ClientToolInfo info = clientToolInfo(m_tool);
    const Result<void> opened = m_desktop.openTerminal({info.program, clientEnvironment(m_tool, target())});
    say(opened ? tr("%1 was started in a terminal. No file was changed.").arg(info.name)
               : opened.error().message,
        opened ? Tone::Good : Tone::Trouble);
}

void ToolPanel::say(const QString &sentence, Tone tone)
{
    m_notice->setTone(tone);
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
}

void ToolPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ToolPanel::retranslate()
{
    const ClientToolInfo info = clientToolInfo(m_tool);
    m_name->setText(info.name);
    m_setUp->setText(tr("&Set up for me…"));
    m_undo->setText(tr("&Undo…"));
    m_launch->setText(tr("&Launch"));
    m_launch->setToolTip(tr("Opens a terminal and starts it there, pointed at Qiao. No file is changed."));
    m_modelLabel->setText(tr("&Model:"));
    m_model->setItemText(0, tr("%1 (usual)").arg(info.usualModel));
    m_keyLabel->setText(tr("Client &key:"));
    m_key->setPlaceholderText(tr("Paste one that was made on the page Settings"));
    refresh();
}

} // namespace qiao::ui
