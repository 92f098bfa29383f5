#pragma once

#include <qiao/service.h>
#include <qiao/settingsservice.h>

#include <QMenu>

class QActionGroup;

namespace qiao::ui {

/// Which model clients get: the one they ask for, or one for all of them, of those that the default account
/// opens. Object name: "modelMenu".
class ModelMenu : public QMenu
{
    Q_OBJECT

public:
    /// Both have to outlive it.
    ModelMenu(Service &service, SettingsService &settings, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A sentence about something that did not work.
    void failed(const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showModels();
    void addModel(const QString &text, const QString &model, const QString &chosen);
    void choose(const QString &model);

    Service &m_service;
    SettingsService &m_settings;
    QActionGroup *m_group = nullptr; ///< a child, made anew with the models
};

} // namespace qiao::ui
