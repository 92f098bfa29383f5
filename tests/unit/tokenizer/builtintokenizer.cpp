#include "builtintokenizer.h"

#include <QFile>

namespace qiao::tokenizer {

std::string builtInVocabulary()
{
    QFile file(QStringLiteral(QIAO_VOCABULARY));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

const Tokenizer &builtInTokenizer()
{
    static const auto tokenizer = Tokenizer::read(builtInVocabulary()).value();
    return tokenizer;
}

} // namespace qiao::tokenizer
