#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTcpSocket>
#include <QTimer>

#include <boost/json.hpp>
#include <tl/expected.hpp>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
