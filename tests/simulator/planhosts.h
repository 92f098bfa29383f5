#pragma once

#include "simulator/answerplan.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <span>

namespace qiao::simulator {

/// One host of a plan that the simulator stands in for: what is asked of https://<host><base>/… arrives as
/// /<host><base>/…
struct PlanHost
{
    const char *host; ///< '*' stands for anything
    const char *basePath;
    const char *keyRefusal; ///< the named error that a key of elsewhere gets
    std::span<const char *const> models; ///< empty: any model is served
    bool speaksMessages = false; ///< has an Anthropic API at /apps/anthropic
    bool listsForAnyone = false; ///< GET /models asks for no key that belongs here
};

/// A path that means a plan's host.
struct PlanPath
{
    const PlanHost *plan;
    QByteArray host; ///< as written
    QByteArray rest; ///< the path on that host
};

/// nullopt for the paths of the simulator itself.
[[nodiscard]] std::optional<PlanPath> planPath(const QByteArray &path);

/// Which keys each host takes.
class PlanKeys
{
public:
    /// False when no plan has that host.
    [[nodiscard]] bool add(const QByteArray &host, const QByteArray &key);
    [[nodiscard]] bool opens(const QByteArray &host, const QByteArray &key) const;

private:
    QHash<QByteArray, QSet<QByteArray>> m_keys;
};

/// The plan's refusal of \a path and \a key, if there is one. \a model: of a request that asks one, else
/// empty.
[[nodiscard]] std::optional<AnswerPlan> planRefusal(const PlanPath &path, const PlanKeys &keys,
    const QByteArray &key, const QByteArray &model, const QByteArray &requestId);

/// The body of GET …/models there.
[[nodiscard]] QByteArray planModelList(const PlanHost &plan);

/// The hosts, for the help text.
[[nodiscard]] QList<QByteArray> planHostNames();

} // namespace qiao::simulator
