"""Vietnamese: international bodies, which have one name in English."""

BODIES: dict[str, str] = {
    "y tế thế giới": "world health|who",
    "thương mại thế giới": "world trade|wto",
    "ngân hàng thế giới": "world bank",
    "lương thực thế giới": "world food|wfp",
    "khí tượng thế giới": "world meteorological|wmo",
    "lao động quốc tế": "international labour|international labor|ilo",
    "tiền tệ quốc tế": "monetary fund|imf",
    "ân xá quốc tế": "amnesty",
    "liên minh châu âu": "european union|eu",
    "liên hợp quốc": "united nations|un|lhq",
    "liên hiệp quốc": "united nations|un|lhq",
    "chữ thập đỏ": "red cross",
    "hội đồng bảo an": "security council|un|united nations",
}
"""Names in small letters with all that may tell each: words in small letters, ``|`` between."""
