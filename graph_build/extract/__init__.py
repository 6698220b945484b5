"""One module a kind, each `extract(document) -> mentions` in reading coordinates; none imports another.

All are pure functions of one document. What several kinds claim is settled in `graph_build.reconcile`.
"""
