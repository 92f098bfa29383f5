#pragma once

#include <qiao/clientkey.h>
#include <qiao/portfinding.h>
#include <qiao/result.h>
#include <qiao/settingvalue.h>

#include <QFuture>
#include <QList>
#include <QObject>

namespace qiao {

/// The façade of the settings and of the client keys. Lives on the main (or GUI) thread like Service, and
/// works whether the server runs or not. Futures are awaited with whenFinished() and always get a result as
/// long as this lives; the errors' messages are sentences for people. Once a verb's future has its result,
/// values(), keys() and uiValue() show the change or soon will, and the signals tell.
class SettingsService : public QObject
{
    Q_OBJECT

public:
    /// Every setting that a settings page shows, in the order of the page.
    [[nodiscard]] virtual QList<SettingValue> values() const = 0;
    /// The one of values() whose key is \a key; an empty one when there is none.
    [[nodiscard]] SettingValue value(const QString &key) const;
    /// Writes \a value to settings.ini, and goes by it at once where SettingValue::needsRestart is false;
    /// empty: back to the default. Rejected 400 (not valid: the message says what is), 404 (no such setting),
    /// 409 (a flag or the environment decides; other computers could connect without a client key).
    [[nodiscard]] virtual QFuture<Result<void>> change(const QString &key, const QString &value) = 0;

    /// Whether the server could listen on \a port of \a host, and who holds it. Rejected (400): no address.
    [[nodiscard]] virtual QFuture<Result<PortFinding>> testPort(const QString &host, quint16 port) = 0;
    /// Whether other computers may connect, now or with the next start of the server.
    [[nodiscard]] virtual bool isLan() const = 0;
    /// Lets other computers connect, at the address that was set when they last could, else at all of this
    /// computer's; or this computer alone. Counts from the next start of the server. Errors as of change().
    [[nodiscard]] virtual QFuture<Result<void>> setLan(bool on) = 0;

    /// In the order in which they were made.
    [[nodiscard]] virtual QList<ClientKey> keys() const = 0;
    /// Who sets client keys beside these ("API_KEY (environment)"); empty: nobody.
    [[nodiscard]] virtual QString otherKeys() const = 0;
    /// As soon as one key exists, every request needs one. Rejected 400 (no name), 409 (the name is taken).
    [[nodiscard]] virtual QFuture<Result<NewClientKey>> createKey(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Result<void>> renameKey(const QString &id, const QString &name) = 0;
    /// Rejected 404; 409 for the last key while other computers can connect.
    [[nodiscard]] virtual QFuture<Result<void>> revokeKey(const QString &id) = 0;

    // What the user interface keeps for itself in the group "ui" of settings.ini ("ui/language"): any text.

    /// Empty when it was not set.
    [[nodiscard]] virtual QString uiValue(const QString &key) const = 0;
    /// uiValue() is \a value at once; the result says whether it will be at the next start, too. Empty: not
    /// set.
    virtual QFuture<Result<void>> setUiValue(const QString &key, const QString &value) = 0;

Q_SIGNALS:
    void valuesChanged();
    void keysChanged();
    void uiValueChanged(const QString &key, const QString &value);

protected:
    using QObject::QObject;
};

} // namespace qiao
