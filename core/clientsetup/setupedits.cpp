#include "clientsetup/setupedits.h"

#include <boost/json.hpp>

#include <algorithm>

namespace qiao {

namespace json = boost::json;

namespace {

JsonPath beginningOf(const JsonPath &path, std::size_t steps)
{
    return {path.begin(), path.begin() + static_cast<std::ptrdiff_t>(steps)};
}

QString spelled(const JsonPath &path)
{
    return QString::fromStdString(spelledPath(path));
}

/// As long as there is one: of several members with one name each counts once the later are gone.
std::string withoutAll(std::string text, const JsonPath &path)
{
    while (depthAt(text, path) == path.size()) {
        text = withoutJsonAt(text, path);
    }
    return text;
}

class Setup
{
public:
    Setup(std::string text, const SetupRecord &record)
        : m_edits{.text = std::move(text), .record = record} { }

    /// False when the key cannot be written.
    bool write(const SetupKey &key)
    {
        const std::optional<std::string> now = jsonAt(m_edits.text, key.path);
        if (!key.value) {
            if (now) {
                remembered(key.path, now).written = std::nullopt;
                m_edits.text = withoutAll(std::move(m_edits.text), key.path);
                m_edits.keys.append(spelled(key.path));
            }
            return true;
        }
        const std::string wanted = json::serialize(*key.value);
        if (now && (key.onlyIfAbsent || canonicalJson(*now) == canonicalJson(wanted))) {
            return true;
        }
        const JsoncResult text = withJsonAt(m_edits.text, key.path, *key.value);
        if (!text) {
            m_conflict = spelled(beginningOf(key.path, text.error()));
            return false;
        }
        remembered(key.path, now).written = fingerprint(wanted);
        m_edits.text = *text;
        m_edits.keys.append(spelled(key.path));
        return true;
    }

    [[nodiscard]] const SetupEdits &edits() const { return m_edits; }
    [[nodiscard]] QString conflict() const { return m_conflict; }

private:
    /// What is known of the key, with \a now as its original where nothing is.
    SetupRecordKey &remembered(const JsonPath &path, const std::optional<std::string> &now)
    {
        auto &keys = m_edits.record.keys;
        const auto known = std::find_if(
            keys.begin(), keys.end(), [&path](const SetupRecordKey &key) { return key.path == path; });
        if (known != keys.end()) {
            return *known;
        }
        return keys.emplace_back(
            SetupRecordKey{.path = path, .original = now, .depth = depthAt(m_edits.text, path)});
    }

    SetupEdits m_edits;
    QString m_conflict;
};

class Undo
{
public:
    explicit Undo(std::string text) : m_edits{.text = std::move(text)} { }

    bool restore(const SetupRecordKey &key)
    {
        const std::optional<std::string> now = jsonAt(m_edits.text, key.path);
        const bool isOriginal = now.has_value() == key.original.has_value()
            && (!now || canonicalJson(*now) == canonicalJson(*key.original));
        const bool isOurs =
            now.has_value() == key.written.has_value() && (!now || fingerprint(*now) == *key.written);
        if (isOriginal) {
            return true;
        }
        if (!isOurs) {
            m_edits.kept.prepend(spelled(key.path));
            return true;
        }
        m_edits.keys.prepend(spelled(key.path));
        return key.original ? putBack(key) : takeOut(key);
    }

    [[nodiscard]] const SetupEdits &edits() const { return m_edits; }
    [[nodiscard]] QString conflict() const { return m_conflict; }

    /// Leaves no more than there was before the first setup.
    void tidyRoot(SetupRecord::Began began)
    {
        const auto rest = withoutEmptyRoot(m_edits.text);
        if (!rest || began == SetupRecord::Began::Settings) {
            return;
        }
        m_edits.removesFile = began == SetupRecord::Began::NoFile && rest->empty();
        m_edits.text = began == SetupRecord::Began::Blank ? *rest : m_edits.text;
    }

private:
    bool putBack(const SetupRecordKey &key)
    {
        const JsoncResult text = withRawJsonAt(m_edits.text, key.path, *key.original);
        if (!text) {
            m_conflict = spelled(beginningOf(key.path, text.error()));
            return false;
        }
        m_edits.text = *text;
        return true;
    }

    bool takeOut(const SetupRecordKey &key)
    {
        m_edits.text = withoutJsonAt(m_edits.text, key.path);
        for (std::size_t steps = key.path.size() - 1; steps > key.depth; --steps) {
            const JsonPath container = beginningOf(key.path, steps);
            if (isEmptyAt(m_edits.text, container)) {
                m_edits.text = withoutJsonAt(m_edits.text, container);
            }
        }
        return true;
    }

    SetupEdits m_edits;
    QString m_conflict;
};

} // namespace

tl::expected<SetupEdits, QString> setUp(
    std::string text, const std::vector<SetupKey> &keys, const SetupRecord &record)
{
    Setup setup(std::move(text), record);
    for (const SetupKey &key : keys) {
        if (!setup.write(key)) {
            return tl::make_unexpected(setup.conflict());
        }
    }
    return setup.edits();
}

tl::expected<SetupEdits, QString> undone(std::string text, const SetupRecord &record)
{
    Undo undo(std::move(text));
    for (auto key = record.keys.rbegin(); key != record.keys.rend(); ++key) {
        if (!undo.restore(*key)) {
            return tl::make_unexpected(undo.conflict());
        }
    }
    undo.tidyRoot(record.began);
    return undo.edits();
}

} // namespace qiao
