#pragma once

// What nearly every test includes. Tests of pure code find neither Boost nor the network.

#include <QByteArray>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QSignalSpy>
#include <QString>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#if __has_include(<QTcpSocket>)
#include <QFuture>
#include <QHash>
#include <QProcess>
#include <QPromise>
#include <QTcpServer>
#include <QTcpSocket>
#endif
#if __has_include(<boost/json.hpp>)
#include <boost/json.hpp>
#endif
#if __has_include(<tl/expected.hpp>)
#include <tl/expected.hpp>
#endif

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
