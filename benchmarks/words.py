"""The Japanese that generated programmes are written in."""

# ruff: noqa: SIM905 - words read better without quotes around each

from __future__ import annotations

FAMILY = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村".split()
GIVEN = "誠 健 結衣 陽子 翔太 美咲 大輔 真由美 直樹 恵 拓也 彩 浩二 由紀 智子 亮 香織 和也 千尋 修".split()
DEPARTMENTS = (
    "経営企画部 総務部 人事課 経理課 情報システム部 営業第一部 営業第二部 東京第一センター 東京第二センター "
    "大阪センター 品質管理課 教育課 購買課 法務課 広報課 開発第一課 開発第二課 運用課 監査室 名古屋支店 "
    "福岡支店 札幌支店 物流課 保守課"
).split()
INFORMATION = (
    "顧客名簿 申込書 契約書 見積書 請求データ 支払データ 通話録音 応対履歴 勤怠データ 給与台帳 応募書類 "
    "設計書 ソースコード 検査記録 議事録 提案書 操作手順書 入退室記録 アクセスログ 名刺 会員情報 "
    "配送伝票 研修資料 監査調書 稟議書 取引先台帳 在庫データ 保守記録"
).split()
CATEGORIES = "顧客情報 人事情報 経理情報 営業情報 技術情報 経営情報".split()
BUSINESSES = "受電代行 発信代行 人事労務 経理 システム運用 営業".split()
USERS = ("全従業者", "所属部署の従業者", "管理職のみ", "担当者2名のみ")
MEDIA = ("server", "service", "paper", "pc", "paper;server", "service;pc", "portable", "mobile")
PLACES = (
    "8階 執務室 鍵付きキャビネット",
    "ファイルサーバー 部門共有",
    "業務クラウド",
    "大阪 4階 書庫",
    "データセンター",
)
RETENTIONS = ("契約終了後5年", "作成後7年", "退職後5年", "1年", "不要になるまで")
NOTES = ("", "", "", "年1回棚卸しを行う", "委託元の定めによる", "廃棄は溶解処理による")
THREATS = (
    ("不正アクセス", "deliberate"),
    ("マルウェア感染", "deliberate"),
    ("内部者による持ち出し", "deliberate"),
    ("誤送信", "accidental"),
    ("紛失", "accidental"),
    ("操作の誤り", "accidental"),
    ("設定の誤り", "accidental"),
    ("地震による損壊", "environmental"),
    ("停電", "environmental"),
)
VULNERABILITIES = (
    ("アクセス権の見直しが行われていない", "process"),
    ("宛先を確認する手順がない", "process"),
    ("離席時に画面を施錠していない", "person"),
    ("教育が年1回にとどまる", "person"),
    ("更新プログラムの適用が遅れる", "application"),
    ("ログを点検していない", "network"),
    ("バックアップからの復元を試していない", "device"),
    ("施錠の記録がない", "facility"),
)
IMPACTS = (
    "顧客への連絡と再発防止の説明が必要になる",
    "業務が半日以上止まる",
    "監督官庁への報告が必要になる",
    "信用を損なう",
)
MEASURES = (
    "アクセス権を部署ごとに設定",
    "多要素認証",
    "二人での宛先確認",
    "暗号化",
    "施錠管理",
    "日次のバックアップ",
)
