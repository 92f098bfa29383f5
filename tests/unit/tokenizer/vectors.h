#pragma once

#include "tokenizer/vocabulary.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>
#include <span>

namespace qiao::tokenizer {

/// One line of tests/data/tokenizer/vectors.json.
struct Vector
{
    QString name;
    QByteArray text;
    std::size_t count = 0;
    std::uint32_t hash = 0; ///< of the ids
};

/// \a section is texts, giants, broken or random.
[[nodiscard]] QList<Vector> vectors(const QString &section);

/// FNV-1a over the ids, as make.mjs has it.
[[nodiscard]] std::uint32_t hashOf(std::span<const TokenId> ids);

/// One line of tests/data/tokenizer/prompts.json or coderprompts.json.
struct Prompt
{
    QString name;
    QByteArray body;
    QByteArray text; ///< the template, filled
    qint64 tokens = 0;
};

[[nodiscard]] QList<Prompt> prompts(const QString &file);

} // namespace qiao::tokenizer
