#pragma once

#include "widgets/fakeservice.h"

#include <qiao/settingsservice.h>

#include <QMap>

namespace qiao::test {

/// Settings that are not there: what is changed is changed at once, unless the test says otherwise.
class FakeSettingsService : public SettingsService
{
    Q_OBJECT

public:
    FakeSettingsService();

    [[nodiscard]] QList<SettingValue> values() const override { return list; }
    [[nodiscard]] QFuture<Result<void>> change(const QString &key, const QString &value) override;
    [[nodiscard]] QFuture<Result<PortFinding>> testPort(const QString &host, quint16 port) override
    {
        asked.append(QStringLiteral("test %1 %2").arg(host).arg(port));
        return finished<Result<PortFinding>>(finding);
    }
    [[nodiscard]] bool isLan() const override { return lan; }
    [[nodiscard]] QFuture<Result<void>> setLan(bool on) override;
    [[nodiscard]] QList<ClientKey> keys() const override { return keyList; }
    [[nodiscard]] QString otherKeys() const override { return others; }
    [[nodiscard]] QFuture<Result<NewClientKey>> createKey(const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> renameKey(const QString &id, const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> revokeKey(const QString &id) override;
    [[nodiscard]] QString uiValue(const QString &key) const override { return ui.value(key); }
    QFuture<Result<void>> setUiValue(const QString &key, const QString &value) override;

    [[nodiscard]] SettingValue &at(const QString &key);
    void tell() { Q_EMIT valuesChanged(); }

    QStringList asked; ///< in order
    Result<void> answer; ///< to verbs that change something
    QList<SettingValue> list;
    Result<PortFinding> finding = PortFinding();
    bool lan = false;
    QList<ClientKey> keyList;
    QString others;
    QMap<QString, QString> ui;
};

} // namespace qiao::test
