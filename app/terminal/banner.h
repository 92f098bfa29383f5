#pragma once

#include <qiao/accountsummary.h>
#include <qiao/loadsettings.h>
#include <qiao/serverstate.h>

namespace qiao {

/// What `qiao serve` says when it runs: where, with which accounts, and where to look. Pure, but for the
/// language.
[[nodiscard]] QStringList bannerLines(
    const ServerState &state, const QList<AccountSummary> &accounts, const LoadedSettings &loaded);

/// One account in words: its kind, host and state.
[[nodiscard]] QString accountLine(const AccountSummary &account);

/// A sentence for every account that came, went, or can or cannot be used since \a before. A token that runs
/// out and is renewed is no news.
[[nodiscard]] QStringList accountNews(const QList<AccountSummary> &before, const QList<AccountSummary> &now);

} // namespace qiao
