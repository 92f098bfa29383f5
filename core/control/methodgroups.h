#pragma once

#include "control/servermethods.h"

namespace qiao {

struct AccountParts;
class ClientKeyStore;
class ControlMethods;
class LiveRequests;
class LogControl;
class RequestRecorder;
class UsageStore;

/// What the methods of a running server are about.
struct ServerParts
{
    AccountParts &accounts;
    UsageStore &usage;
    LiveRequests &live;
    const RequestRecorder &recorder;
    LogControl &logs;
    ClientKeyStore &keys;
    qsizetype environmentKeys;
    ServerMethods::Look look;
    ServerMethods::Stop stop;
};

/// Gives \a methods every group. The parts have to outlive it.
void addServerGroups(ControlMethods &methods, const ServerParts &parts);

} // namespace qiao
