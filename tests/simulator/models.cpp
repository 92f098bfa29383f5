#include "simulator/models.h"

#include "simulator/jsontext.h"

#include <boost/json.hpp>

#include <algorithm>

namespace json = boost::json;

namespace qiao::simulator {

namespace {

constexpr int million = 1000000;
constexpr int k256 = 262144;
constexpr int k64 = 65536;
constexpr int k32 = 32768;

constexpr Model models[] = {
    {"qwq-*", 131072, 8192, true, true},
    {"qvq-*", 131072, 8192, true, true},
    {"qwen-omni-*", k32, 2048, true, false},
    {"qwen*-thinking*", k256, k32, false, true},
    {"coder-model", million, k64, false, false},
    {"vision-model", 131072, 8192, false, false},
    {"qwen3.5*", million, k64, false, false},
    {"qwen3.6*", million, k64, false, false},
    {"qwen3.7*", million, k64, false, false},
    {"qwen3.8*", million, k64, false, false},
    {"qwen3-coder-plus*", million, k64, false, false},
    {"qwen3-coder-flash*", million, k64, false, false},
    {"qwen-plus*", million, k32, false, false},
    {"qwen-flash*", million, k32, false, false},
    {"qwen3-max*", k256, k32, false, false},
    {"qwen*", k256, k32, false, false},
    {"*", 0, 0, false, false},
};

constexpr const char *portalModels[] = {
    "coder-model", "vision-model", "qwen3-coder-plus", "qwen3-coder-flash"};

constexpr const char *keyModels[] = {"qwen3.7-plus", "qwen3.7-max", "qwen3-coder-plus", "qwen3-coder-next",
    "qwen3-max-2026-01-23", "qwq-plus"};

} // namespace

bool matchesPattern(const QByteArray &text, const QByteArray &pattern)
{
    const QList<QByteArray> parts = pattern.split('*');
    if (parts.size() == 1) {
        return text == pattern;
    }
    if (!text.startsWith(parts.first()) || !text.sliced(parts.first().size()).endsWith(parts.last())) {
        return false;
    }
    const qsizetype end = text.size() - parts.last().size();
    qsizetype at = parts.first().size();
    for (qsizetype i = 1; i + 1 < parts.size(); ++i) {
        const qsizetype found = text.indexOf(parts.at(i), at);
        if (found < 0 || found + parts.at(i).size() > end) {
            return false;
        }
        at = found + parts.at(i).size();
    }
    return true;
}

const Model &findModel(const QByteArray &id)
{
    return *std::ranges::find_if(
        models, [&](const Model &model) { return matchesPattern(id, model.pattern); });
}

bool alwaysThinks(const QByteArray &id)
{
    return findModel(id).thinks;
}

bool isPortalModel(const QByteArray &id)
{
    return std::ranges::any_of(portalModels, [&](const char *model) { return id == model; });
}

QByteArray modelList(bool portal)
{
    return portal ? modelListOf(portalModels) : modelListOf(keyModels);
}

QByteArray modelListOf(std::span<const char *const> ids)
{
    static constexpr int created = 1758000000;
    json::array data;
    for (const char *id : ids) {
        data.push_back(
            json::object{{"id", id}, {"object", "model"}, {"created", created}, {"owned_by", "system"}});
    }
    return serialized(json::object{{"object", "list"}, {"data", data}});
}

} // namespace qiao::simulator
