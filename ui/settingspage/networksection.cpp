#include "settingspage/networksection.h"

#include "base/spacing.h"
#include "settingspage/settingrow.h"

#include <qiao/whenfinished.h>

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qiao::ui {

NetworkSection::NetworkSection(SettingsService &settings, Desktop &desktop, QWidget *parent)
    : Section(parent),
      m_settings(settings),
      m_desktop(desktop),
      m_host(new SettingRow(settings, u"server/host"_s, this)),
      m_port(new SettingRow(settings, u"server/port"_s, this)),
      m_test(new QPushButton(this)),
      m_finding(new ToneLabel(Tone::Quiet, this)),
      m_useFreePort(new QPushButton(this)),
      m_lan(new QCheckBox(this)),
      m_lanNote(new ToneLabel(Tone::Attention, this))
{
    addPort();
    addLan();
    m_rows = {m_host, m_port};
    for (const QString &key : {u"server/allowedHosts"_s, u"server/allowedOrigins"_s,
             u"server/connectTimeout"_s, u"server/idleTimeout"_s}) {
        m_rows.append(new SettingRow(m_settings, key, this));
    }
    connect(&m_settings, &SettingsService::valuesChanged, this, [this] {
        forgetFinding();
        showLan();
    });
    retranslate();
}

void NetworkSection::addPort()
{
    m_test->setObjectName(u"testPort"_s);
    m_finding->setObjectName(u"portFinding"_s);
    m_useFreePort->setObjectName(u"useFreePort"_s);
    m_useFreePort->hide();
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins({});
    layout->setSpacing(groupSpacing);
    layout->addWidget(m_test);
    layout->addWidget(m_finding, 1);
    layout->addWidget(m_useFreePort);
    addBelow(line);
    connect(m_test, &QPushButton::clicked, this, &NetworkSection::testPort);
    connect(
        m_useFreePort, &QPushButton::clicked, this, [this] { m_port->change(QString::number(m_freePort)); });
}

void NetworkSection::addLan()
{
    m_lan->setObjectName(u"lan"_s);
    m_lanNote->setObjectName(u"lanNote"_s);
    m_lanNote->setSmall();
    addBelow(m_lan);
    addBelow(m_lanNote);
    connect(m_lan, &QCheckBox::clicked, this, &NetworkSection::toggleLan);
}

void NetworkSection::changeEvent(QEvent *event)
{
    Section::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void NetworkSection::retranslate()
{
    setHeading(tr("Server"));
    for (SettingRow *row : m_rows) {
        row->retranslate();
    }
    m_test->setText(tr("&Test the port"));
    m_lan->setText(tr("Let &other computers connect"));
    forgetFinding();
    showLan();
}

void NetworkSection::testPort()
{
    m_test->setEnabled(false);
    const auto port = static_cast<quint16>(m_port->editedText().toUInt());
    whenFinished(
        m_settings.testPort(m_host->editedText(), port), this, [this](const Result<PortFinding> &finding) {
            m_test->setEnabled(true);
            if (finding) {
                showFinding(*finding);
            } else {
                m_finding->setTone(Tone::Trouble);
                m_finding->setText(finding.error().message);
            }
        });
}

void NetworkSection::showFinding(const PortFinding &finding)
{
    const bool good = finding.state == PortFinding::State::Free || finding.state == PortFinding::State::Own;
    m_finding->setTone(good ? Tone::Good : Tone::Trouble);
    m_finding->setText(finding.sentence);
    m_freePort = finding.freePort;
    m_useFreePort->setText(tr("&Use %1").arg(finding.freePort));
    m_useFreePort->setVisible(finding.freePort != 0);
}

void NetworkSection::forgetFinding()
{
    m_finding->clear();
    m_useFreePort->hide();
}

void NetworkSection::toggleLan(bool on)
{
    const bool needsKey = on && m_settings.keys().isEmpty() && m_settings.otherKeys().isEmpty();
    if (!needsKey) {
        setLan(on);
        return;
    }
    m_lan->setChecked(false);
    m_desktop.ask(this,
        {tr("Let other computers connect?"),
            tr("Every program will then need a client key, those on this computer too. Qiao makes one now "
               "and "
               "shows it once."),
            tr("&Make a key and allow")},
        [this] { createKeyAndAllow(); });
}

void NetworkSection::createKeyAndAllow()
{
    whenFinished(
        m_settings.createKey(tr("Other computers")), this, [this](const Result<NewClientKey> &created) {
            if (created) {
                Q_EMIT keyCreated(*created);
                setLan(true);
            } else {
                showLan(created.error().message);
            }
        });
}

void NetworkSection::setLan(bool on)
{
    whenFinished(m_settings.setLan(on), this,
        [this](const Result<void> &done) { showLan(done ? QString() : done.error().message); });
}

void NetworkSection::showLan(const QString &fault)
{
    const SettingValue host = m_settings.value(u"server/host"_s);
    m_lan->setChecked(m_settings.isLan());
    m_lan->setEnabled(!host.isReadOnly);
    m_lanNote->setTone(fault.isEmpty() ? Tone::Attention : Tone::Trouble);
    m_lanNote->setText(!fault.isEmpty()
            ? fault
            : tr("Whoever has a client key can use your accounts. The connection is "
                 "not encrypted: allow this in networks that you trust."));
    m_lanNote->setVisible(m_settings.isLan() || !fault.isEmpty());
}

} // namespace qiao::ui
