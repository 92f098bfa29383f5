#pragma once

#include <QByteArray>

#include <span>

namespace qiao::simulator {

/// What the service holds a model to (facts as published in 2026; the simulator's promise to tests).
struct Model
{
    const char *pattern; ///< '*' stands for anything
    int contextTokens; ///< 0: not checked
    int outputTokens; ///< 0: not checked
    bool streamsOnly;
    bool thinks; ///< always, without being asked
};

/// The first entry that fits; one without limits when none does.
[[nodiscard]] const Model &findModel(const QByteArray &id);
[[nodiscard]] bool alwaysThinks(const QByteArray &id);

/// Ids a Qwen sign-in opens.
[[nodiscard]] bool isPortalModel(const QByteArray &id);

/// The body of GET …/models.
[[nodiscard]] QByteArray modelList(bool portal);
[[nodiscard]] QByteArray modelListOf(std::span<const char *const> ids);

/// Compares a whole text with a pattern in which '*' stands for any run of characters.
[[nodiscard]] bool matchesPattern(const QByteArray &text, const QByteArray &pattern);

} // namespace qiao::simulator
