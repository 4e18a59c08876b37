import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.identity import regions
from registry.identity.gazetteer import places


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("汉中市汉台区岐渭路1号", "610702"),
        ("陕西省西安市雁塔区科技路", "610113"),
        ("陕西省 西安市 雁塔区", "610113"),
        ("陕西省-西安市-雁塔区", "610113"),
        ("中国陕西省西安市", "610100"),
        ("河南省郑州市金水区二路2号", "410105"),
        ("延安市宝塔区", "610602"),
        ("陕西西安", "610100"),
        ("西安", "610100"),
        ("陕西", "610000"),
        ("陕西省韩城市新城办", "610581"),
        ("韩城市", "610581"),
        ("渭南市韩城市", "610581"),
        ("西安高新区科技路", "610100"),
        ("杨凌示范区康乐路", "610403"),
        ("陕西省杨凌农业高新技术产业示范区", "610403"),
        ("陕西省西咸新区沣西新城", "610000"),
        ("西安市西咸新区", "610100"),
        ("西安市户县", "610125"),
        ("宝鸡县虢镇", "610321"),
        ("北京朝阳区", "110105"),
        ("重庆市渝中区", "500103"),
        ("吉林长春", "220100"),
        ("吉林", "220000"),
        ("内蒙古呼和浩特市新城区", "150102"),
        ("陕西省新城区", "610102"),
        ("湖北省仙桃市", "429004"),
        ("阳泉市矿区", "140303"),
        ("610702", "610702"),
        ("６１０７０２", "610702"),
    ],
)
@pytest.mark.rule("D-10")
def test_the_region_is_read_from_the_address(address, code):
    assert regions.from_address(address) == code


@pytest.mark.parametrize(
    "address", ["朝阳区", "通州区", "新城区", "西安路1号", "南京东路1号", "某路1号", "", "999999"]
)
def test_what_could_be_anywhere_is_no_region(address):
    assert regions.from_address(address) is None


@pytest.mark.parametrize(
    ("code", "name", "city", "province"),
    [
        ("610702", "汉台区", "610700", "610000"),
        ("610000", "陕西省", "610000", "610000"),
        ("110105", "朝阳区", "110000", "110000"),
        ("429004", "仙桃市", "429004", "420000"),
        ("420600", "襄阳市", "420600", "420000"),
    ],
)
def test_a_code_has_a_name_a_city_and_a_province(code, name, city, province):
    assert regions.name(code) == name
    assert regions.city(code) == city
    assert regions.province(code) == province
    assert regions.name(regions.city(code))


def test_an_unknown_code_has_no_name():
    assert regions.name("999999") == ""


@given(st.sampled_from([p for p in places() if p.current and p.code != "429001"]))
def test_every_division_is_found_by_its_full_path(place):
    code = place.code
    path = [regions.province(code), f"{code[:4]}00", code]
    named = "".join(dict.fromkeys(regions.name(c) for c in path if not c[2:].startswith("90000")))
    assert regions.name(regions.from_address(named) or "") == place.name
