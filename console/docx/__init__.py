"""Word documents by decree 30/2020/NĐ-CP: measures, styles, shared parts, preview and PDF."""
