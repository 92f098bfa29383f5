#include "clientsetup/setuprecord.h"

#include "accounts/atomicfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace qiao {

namespace {

constexpr int currentVersion = 1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(qiao::ClientSetup)
};

constexpr std::array beginnings{std::pair{SetupRecord::Began::NoFile, "no-file"_L1},
    std::pair{SetupRecord::Began::Blank, "blank"_L1}, std::pair{SetupRecord::Began::Settings, "settings"_L1}};

QJsonArray pathJson(const JsonPath &path)
{
    QJsonArray steps;
    for (const JsonStep &step : path) {
        const QString name = QString::fromStdString(step.name);
        if (step.value) {
            steps.append(QJsonObject{{name, QString::fromStdString(*step.value)}});
        } else {
            steps.append(name);
        }
    }
    return steps;
}

/// Empty when it is none.
JsonPath pathIn(const QJsonArray &steps)
{
    JsonPath path;
    for (const QJsonValue &step : steps) {
        const QJsonObject element = step.toObject();
        if (element.size() == 1) {
            path.push_back(
                {element.begin().key().toStdString(), element.begin().value().toString().toStdString()});
        } else if (step.isString()) {
            path.push_back({step.toString().toStdString()});
        } else {
            return {};
        }
    }
    return path;
}

QJsonObject keyJson(const SetupRecordKey &key)
{
    return {{"path"_L1, pathJson(key.path)},
        {"original"_L1, key.original ? QJsonValue(QString::fromStdString(*key.original)) : QJsonValue()},
        {"written"_L1, key.written ? QJsonValue(QString::fromLatin1(*key.written)) : QJsonValue()},
        {"depth"_L1, static_cast<qint64>(key.depth)}};
}

std::optional<SetupRecordKey> keyIn(const QJsonObject &json)
{
    SetupRecordKey key{.path = pathIn(json.value("path"_L1).toArray())};
    const QJsonValue original = json.value("original"_L1);
    const QJsonValue written = json.value("written"_L1);
    const qint64 depth = json.value("depth"_L1).toInteger(-1);
    const bool isWhole = !key.path.empty() && (original.isString() || original.isNull())
        && (written.isString() || written.isNull()) && depth >= 0
        && static_cast<std::size_t>(depth) <= key.path.size();
    if (!isWhole) {
        return std::nullopt;
    }
    if (original.isString()) {
        key.original = original.toString().toStdString();
    }
    if (written.isString()) {
        key.written = written.toString().toLatin1();
    }
    key.depth = static_cast<std::size_t>(depth);
    return key;
}

QJsonObject recordJson(const SetupRecord &record)
{
    QJsonArray keys;
    for (const SetupRecordKey &key : record.keys) {
        keys.append(keyJson(key));
    }
    const auto *began = std::find_if(beginnings.begin(), beginnings.end(),
        [&record](const auto &beginning) { return beginning.first == record.began; });
    return {{"tool"_L1, record.tool}, {"path"_L1, record.path}, {"began"_L1, began->second},
        {"keys"_L1, keys}, {"whole_original"_L1, record.wholeOriginal},
        {"left"_L1, QString::fromLatin1(record.left)}};
}

std::optional<SetupRecord> recordIn(const QJsonObject &json)
{
    SetupRecord record{.tool = json.value("tool"_L1).toString(), .path = json.value("path"_L1).toString()};
    const QString word = json.value("began"_L1).toString();
    const auto *began = std::find_if(beginnings.begin(), beginnings.end(),
        [&word](const auto &beginning) { return beginning.second == word; });
    if (record.tool.isEmpty() || record.path.isEmpty() || began == beginnings.end()) {
        return std::nullopt;
    }
    record.began = began->first;
    record.wholeOriginal = json.value("whole_original"_L1).toString();
    record.left = json.value("left"_L1).toString().toLatin1();
    for (const QJsonValue &entry : json.value("keys"_L1).toArray()) {
        const auto key = keyIn(entry.toObject());
        if (!key) {
            return std::nullopt;
        }
        record.keys.push_back(*key);
    }
    return record;
}

std::optional<QList<SetupRecord>> recordsIn(const QByteArray &bytes)
{
    const QJsonObject document = QJsonDocument::fromJson(bytes).object();
    if (document.value("version"_L1) != currentVersion || !document.value("setups"_L1).isArray()) {
        return std::nullopt;
    }
    QList<SetupRecord> records;
    for (const QJsonValue &entry : document.value("setups"_L1).toArray()) {
        const auto record = recordIn(entry.toObject());
        if (!record) {
            return std::nullopt;
        }
        records.append(*record);
    }
    return records;
}

} // namespace

QByteArray fingerprint(std::string_view raw)
{
    const std::string canonical = canonicalJson(raw);
    return QCryptographicHash::hash(QByteArray::fromStdString(canonical), QCryptographicHash::Sha256).toHex();
}

QString setupRecordsPath(const QString &dataFolder)
{
    return dataFolder + "/clientsetup.json"_L1;
}

Result<QList<SetupRecord>> readSetupRecords(const QString &dataFolder)
{
    const QString path = setupRecordsPath(dataFolder);
    QFile file(path);
    if (!file.exists()) {
        return QList<SetupRecord>();
    }
    if (file.open(QIODevice::ReadOnly)) {
        if (const auto records = recordsIn(file.readAll())) {
            return *records;
        }
    }
    return tl::make_unexpected(Error{.kind = Error::Kind::Internal,
        .message = Text::tr("%1 is damaged and was left as it is. It says what Qiao changed in other "
                            "programs' settings: repair it or move it away.")
                       .arg(QDir::toNativeSeparators(path)),
        .retryHelps = false});
}

Result<void> writeSetupRecords(const QString &dataFolder, const QList<SetupRecord> &records)
{
    QJsonArray setups;
    for (const SetupRecord &record : records) {
        setups.append(recordJson(record));
    }
    return makePrivateFolder(dataFolder).and_then([&] {
        return writePrivateFile(setupRecordsPath(dataFolder),
            QJsonDocument(QJsonObject{{"version"_L1, currentVersion}, {"setups"_L1, setups}}).toJson());
    });
}

} // namespace qiao
