package report

import "strings"

// KindOf tells the kind of an organ by its name, KindUnstated where the name does not
// say: a people's government (人民政府), or an area alone (合江县), whose report is its
// government's. A zone that no people's government governs (开发区) is no such area.
func KindOf(name string) Kind {
	name = strings.TrimSpace(name)
	if strings.HasSuffix(name, "人民政府") || isArea(name) {
		return Government
	}
	return KindUnstated
}

// areaEnds are the words that names of areas with a people's government of their own
// end with, from the province to the township, each with endings that look alike and
// are of something else. 州 stands only in 自治州, since cities go by it as well (杭州).
var areaEnds = []struct {
	end string
	not []string
}{
	{"省", nil},
	{"自治区", nil},
	{"自治州", nil},
	{"市", []string{"超市", "门市", "集市", "夜市", "股市", "楼市"}},
	{"县", nil},
	{"旗", []string{"国旗", "党旗", "军旗", "红旗"}},
	{"盟", []string{"联盟", "同盟", "加盟", "结盟"}},
	{"镇", []string{"城镇", "乡镇", "集镇", "村镇", "小镇"}},
	{"乡", []string{"城乡", "家乡", "故乡", "老乡", "下乡", "返乡"}},
	{"区", []string{
		"开发区", "经开区", "高新区", "新区", "园区", "示范区", "试验区", "实验区", "合作区", "功能区", "先行区",
		"工业区", "产业区", "集聚区", "商务区", "保税区", "港区", "物流区", "加工区", "自贸区", "贸易区", "管理区", "集中区",
		"景区", "名胜区", "旅游区", "度假区", "保护区", "林区", "矿区", "灌区", "库区", "牧区", "垦区", "蓄滞洪区",
		"社区", "小区", "街区", "片区", "校区", "学区", "院区", "厂区", "军区", "战区", "警区", "防区",
		"地区", "辖区", "特区", "行政区",
	}},
}

// governedZones are areas with a people's government whose names end as those of zones
// do.
var governedZones = []string{"浦东新区", "滨海新区", "神农架林区", "井陉矿区", "阳泉市矿区", "六枝特区", "白云鄂博矿区", "特别行政区"}

// organWords are in the names of organs and in no area's.
var organWords = []string{"局", "厅", "公司", "中心", "学校", "医院", "委员会", "管委会", "办公室", "分行", "支队", "大队"}

// isArea reports whether a name is that of an area with a people's government, and
// nothing else.
func isArea(name string) bool {
	rs := []rune(name)
	if len(rs) < 2 || len(rs) > 40 || len(rs) == 2 && strings.ContainsRune("我全本各该贵城都", rs[0]) {
		return false
	}
	for _, w := range organWords {
		if strings.Contains(name, w) {
			return false
		}
	}
	for _, c := range rs {
		if c < 0x3400 { // no letters, brackets or spaces
			return false
		}
	}
	for _, z := range governedZones {
		if strings.HasSuffix(name, z) {
			return true
		}
	}
	for _, e := range areaEnds {
		if strings.HasSuffix(name, e.end) {
			return !hasAnySuffix(name, e.not)
		}
	}
	return false
}

func hasAnySuffix(s string, ends []string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
