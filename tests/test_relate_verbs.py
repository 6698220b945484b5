"""Which words say that an undertaking is carried out, which that it is spoken of or that something befell it."""

from __future__ import annotations

import re

import pytest

from tests.test_relate import related

CARRY_OUT = """
实施 开展 推进 打造 建立 创建 组织 推行 深化 探索 创新 完善 落实 执行 实行 坚持 优化 健全 培育 组建 护航 开行 上线 完成
打好 办好 推广 抓好 做好 迭代升级 获批 成为 承办 启动 部署 构建 巩固 支持县局实施 持续叫响 做深做实 落实落细
"""
DO_NOT = """
助力 配合 围绕 用好 纳入 获评 入选 对照 进驻 学习借鉴 荣获 依托 借助 通过 聚焦 紧扣 按照 参照 受到 响应 观摩 对接 融入 接入
加入 通报 引领 支撑 提出 评为 命名为 夺得 走进
"""
FARES_WELL = "深入推进 扎实有力 成效显著 走在前列 持续深化 正式启动 有序推进 圆满收官 全面铺开 提质增效 基本建成"
BEFALLEN = "获评全省优秀 入选全国典型 纳入考核 被评为先进 还不完善 有待加强 受到表彰 提出三年目标 是重大部署"


def _words(listed: str) -> list[str]:
    return re.findall(r"\S+", listed)


@pytest.mark.parametrize("verb", _words(CARRY_OUT))
def test_what_is_done_is_carried_out(verb: str) -> None:
    assert "IMPLEMENTS * → 暖企行动" in related(f"{verb}{{I:“暖企”行动}}。")


@pytest.mark.parametrize("verb", _words(DO_NOT))
def test_what_is_spoken_of_is_not(verb: str) -> None:
    assert related(f"{verb}{{I:“暖企”行动}}。") == set()


@pytest.mark.parametrize("predicate", _words(FARES_WELL))
def test_what_fares_well_is_carried_out(predicate: str) -> None:
    assert related(f"{{I:“暖企”行动}}{predicate}。") == {"IMPLEMENTS * → 暖企行动"}


@pytest.mark.parametrize("predicate", _words(BEFALLEN))
def test_what_something_befalls_is_not(predicate: str) -> None:
    assert related(f"{{I:“暖企”行动}}{predicate}。") == set()
