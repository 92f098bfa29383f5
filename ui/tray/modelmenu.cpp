#include "tray/modelmenu.h"

#include "status/status.h"

#include <qiao/whenfinished.h>

#include <QActionGroup>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace qiao::ui {

namespace {

const QString settingKey = u"models/clientModel"_s;

} // namespace

ModelMenu::ModelMenu(Service &service, SettingsService &settings, QWidget *parent)
    : QMenu(parent), m_service(service), m_settings(settings)
{
    setObjectName(u"modelMenu"_s);
    connect(&m_service, &Service::accountsChanged, this, &ModelMenu::showModels);
    connect(&m_settings, &SettingsService::valuesChanged, this, &ModelMenu::showModels);
    showModels();
}

void ModelMenu::changeEvent(QEvent *event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showModels();
    }
}

void ModelMenu::showModels()
{
    setTitle(tr("&Model"));
    clear();
    delete m_group;
    m_group = new QActionGroup(this);
    const QList<AccountSummary> accounts = m_service.accounts();
    const AccountSummary *account = defaultAccount(accounts);
    const QString chosen = m_settings.value(settingKey).value;
    QStringList models = account ? account->models : QStringList();
    if (!chosen.isEmpty() && !models.contains(chosen)) {
        models.prepend(chosen);
    }
    addModel(tr("As the client &asks"), {}, chosen);
    for (const QString &model : models) {
        addModel(model, model, chosen);
    }
}

void ModelMenu::addModel(const QString &text, const QString &model, const QString &chosen)
{
    QAction *action = addAction(text, this, [this, model] { choose(model); });
    action->setCheckable(true);
    action->setChecked(model == chosen);
    m_group->addAction(action);
}

void ModelMenu::choose(const QString &model)
{
    whenFinished(m_settings.change(settingKey, model), this, [this](const Result<void> &done) {
        if (!done) {
            showModels(); // the old choice is still the truth
            Q_EMIT failed(done.error().message);
        }
    });
}

} // namespace qiao::ui
