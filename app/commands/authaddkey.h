#pragma once

#include "commands/authcommand.h"

namespace qiao {

/// `qiao auth add NAME --key`: asks for the key, shows what each place says of it, and whether it works.
class AuthAddKey : public AuthCommand
{
    Q_OBJECT

public:
    using AuthCommand::AuthCommand;

    void start() override;

private:
    [[nodiscard]] QString askKey();
    void showFinding(const QJsonObject &finding);
    void showAnswer(const QJsonObject &answer);
};

} // namespace qiao
