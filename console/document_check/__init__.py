"""Tells every deviation of a Word document from decree 30/2020/NĐ-CP, with place and measure."""
