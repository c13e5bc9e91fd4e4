"""Diagrams as a sales book has them: a pipeline, hand-offs between roles, and every kind of part at once."""

from __future__ import annotations

from typing import get_args
from xml.etree import ElementTree as ET

import pytest

from playbook.plan.graph import Edge, EdgeKind, Graph, Node, NodeKind

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def pipeline() -> Graph:
    """Ten states as in a wholesaler's book: deadlines, ways back, a way to refusal from almost everywhere."""

    def state(name, title, kind, *lines):
        return Node(name, title, kind, lines, f"state:new-clients/{name}")

    nodes = (
        state("new", "Новый", "start", "Телемаркетолог", "до 7 дней"),
        state("contact-1", "Контакт 1", "work", "Телемаркетолог", "до 7 дней"),
        state("contact-2", "Контакт 2", "work", "Хантер", "до 7 дней"),
        state("contact-3", "Контакт 3", "work", "Хантер", "до 7 дней"),
        state("deal", "Сделка", "work", "Хантер", "до 10 дней"),
        state("support", "Сопровождение сделки", "work", "Хантер", "до 14 дней"),
        state("client", "Клиент", "won", "Менеджер по работе с клиентами"),
        state("reserve", "Стратегический резерв", "pause", "Руководитель отдела продаж"),
        state("recall", "Перезвон", "pause", "Телемаркетолог", "через 3 месяца"),
        state("refusal", "Отказ", "lost"),
    )
    edges = (
        Edge("new", "contact-1", "next", "Дозвонились"),
        Edge("new", "refusal", "deadline", "8-й день"),
        Edge("new", "refusal", "next", "Не наш клиент"),
        Edge("contact-1", "contact-2", "next", "Есть потребность"),
        Edge("contact-1", "recall", "next", "Просит позже"),
        Edge("contact-1", "refusal", "deadline", "8-й день"),
        Edge("contact-2", "contact-3", "next", "Отправлено КП"),
        Edge("contact-2", "reserve", "deadline", "8-й день"),
        Edge("contact-3", "deal", "next", "Согласованы условия"),
        Edge("contact-3", "reserve", "deadline", "8-й день"),
        Edge("contact-3", "refusal", "next", "Выбрал конкурента"),
        Edge("deal", "support", "next", "Подписан договор"),
        Edge("deal", "refusal", "deadline", "11-й день"),
        Edge("support", "client", "next", "Первая отгрузка"),
        Edge("support", "reserve", "deadline", "15-й день"),
        Edge("reserve", "contact-1", "next", "Раз в полгода"),
        Edge("recall", "contact-1", "next", "Время пришло"),
    )
    return Graph("pipeline-new-clients", "Воронка «Новые клиенты»", "От первого звонка до отгрузки.", nodes, edges)


@pytest.fixture(scope="session")
def handoffs() -> Graph:
    nodes = (
        Node("telemarketer", "Телемаркетолог", "role", ("2 человека",), "role:telemarketer"),
        Node("hunter", "Хантер", "role", ("4 человека",), "role:hunter"),
        Node("manager", "Менеджер по работе с клиентами", "role", ("6 человек",), "role:manager"),
        Node("logistics", "Логистика", "role", (), "role:logistics"),
        Node("head", "Руководитель отдела продаж", "role", (), "role:head"),
    )
    edges = (
        Edge("telemarketer", "hunter", "handoff", "Контакт 2 · за 4 часа"),
        Edge("hunter", "manager", "handoff", "Клиент · за 1 день"),
        Edge("manager", "logistics", "handoff", "Заявка на отгрузку"),
        Edge("logistics", "manager", "handoff", "Закрывающие документы"),
        Edge("hunter", "head", "handoff", "Скидка сверх полномочий"),
        Edge("manager", "telemarketer", "handoff", "Возврат в прозвон"),
    )
    return Graph("handoffs", "Передачи между ролями", "Кто кому передаёт клиента.", nodes, edges, direction="right")


@pytest.fixture(scope="session")
def every_kind() -> Graph:
    """A node of each kind, in a ring of arrows of each kind, one of them from a node to itself."""
    kinds = get_args(NodeKind)
    nodes = tuple(Node(kind, kind.title(), kind) for kind in kinds)
    edges = tuple(
        Edge(kinds[index], kinds[(index + 1) % len(kinds)], kind, kind) for index, kind in enumerate(get_args(EdgeKind))
    )
    return Graph("kinds", "Every kind", "", nodes, (*edges, Edge("work", "work", "next", "again")))


@pytest.fixture(scope="session")
def parse():
    """Reads a drawing as XML; names come without the namespace."""

    def read(svg: str) -> ET.Element:
        root = ET.fromstring(svg)  # noqa: S314  # our own output
        for element in root.iter():
            element.tag = element.tag.removeprefix(SVG)
        return root

    return read
