#pragma once

#include "simulator/answerplan.h"

namespace qiao {
class Simulator;
}

namespace qiao::simulator {

/// True for paths of the control endpoint, which is never in the journal and never scripted.
[[nodiscard]] bool isControlPath(const QByteArray &path);

/// Does what a request to the control endpoint asks for. On the simulator's thread.
[[nodiscard]] AnswerPlan controlAnswer(Simulator &simulator, const HttpRequest &request);

} // namespace qiao::simulator
