#pragma once

#include "commands/authcommand.h"
#include "commands/signinnews.h"

#include <QTimer>

namespace qiao {

/// `qiao auth add NAME`: shows the QR code, the address and the code, waits for the person, and says whether
/// the account works. Without a screen: the address and the code, a line each.
class AuthSignIn : public AuthCommand
{
    Q_OBJECT

public:
    explicit AuthSignIn(const Surroundings &surroundings);

    void start() override;

private:
    [[nodiscard]] QString cancelledSentence() const override;
    void showState(const QJsonObject &parameters);
    void invite();
    void inviteOnScreen();
    void showCountdown();
    void showAnswer(const QJsonObject &answer);

    SignInNews m_news;
    QTimer m_eachSecond; ///< runs on a screen only, and only while a countdown is shown
    bool m_isInvited = false;
};

} // namespace qiao
