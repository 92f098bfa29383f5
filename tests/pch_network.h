#pragma once

// What the tests include that reach the network.

#include <QFuture>
#include <QHash>
#include <QProcess>
#include <QPromise>
#include <QTcpServer>
#include <QTcpSocket>

#include <tl/expected.hpp>
