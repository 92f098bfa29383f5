#include "commands/yes.h"

namespace qiao {

bool isYes(const QByteArray &answer)
{
    const QByteArray word = answer.trimmed().toLower();
    return word == "y" || word == "yes" || word == "是";
}

} // namespace qiao
