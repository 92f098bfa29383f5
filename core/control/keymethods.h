#pragma once

#include "control/methodgroup.h"

#include <qiao/clientkey.h>

namespace qiao {

class ClientKeyStore;

/// The methods about client keys:
///
///   keys.list {} → {keys: [key…], environment_keys, warning}
///       environment_keys: how many API_KEY holds. warning: why the file cannot be used, else empty
///   keys.create {name} → {key, client_key}
///       client_key: the key itself, which is not kept and cannot be asked for again
///   keys.rename {id, name} → {key}
///   keys.revoke {id} → {}
///
/// key: {id, name, ending, created_at}
class KeyMethods : public MethodGroup
{
    Q_OBJECT

public:
    /// \a keys has to outlive it. \a environmentKeys: how many others there are.
    KeyMethods(ClientKeyStore &keys, qsizetype environmentKeys);

private:
    void list(const ControlCall &call);
    void create(const ControlCall &call);
    void rename(const ControlCall &call);
    void revoke(const ControlCall &call);

    ClientKeyStore &m_keys;
    const qsizetype m_environmentKeys;
};

} // namespace qiao
