package report

import "time"

// KindFacts are what the kind of an organ changes, each with what it rests on. They say
// what the 条例 and the notices lay down; a local calendar or roll-up may go further.
type KindFacts struct {
	Kind  Kind
	Key   string // in a file
	Label Label
	// DueMonth and DueDay are the last day of publication in the year after the one
	// that is reported on; 0 where none is set.
	DueMonth time.Month
	DueDay   int
	DueBasis Label
	// Government says that the report must also hold what art. 50(4) of the 条例 asks of
	// governments alone (工作考核、社会评议和责任追究结果), and may speak for all organs
	// below it.
	Government      bool
	GovernmentBasis Label
	// MayMakeRules says that some organs of the kind may make 规章; which ones depends on
	// the level of the organ, which the kind does not tell.
	MayMakeRules bool
	RulesBasis   Label
	// RollsUp says that the report counts in the local government's roll-up.
	RollsUp      bool
	RollsUpBasis Label
}

// Facts returns what the kind changes; of what is no kind, what holds where none is stated.
func (k Kind) Facts() KindFacts {
	if !k.valid() {
		return kindFacts[KindUnstated]
	}
	return kindFacts[k]
}

// Kinds returns what each kind changes, in the order of the constants: that of
// [KindUnstated] first. The slice is the caller's own.
func Kinds() []KindFacts { return append([]KindFacts(nil), kindFacts[:]...) }

// What the facts rest on.
var (
	art49Departments = Label{"《政府信息公开条例》第四十九条：县级以上人民政府部门于1月31日前公布",
		"Regulation, art. 49: departments of governments from county level up, by 31 January"}
	art49Governments = Label{"《政府信息公开条例》第四十九条：县级以上地方人民政府的政府信息公开工作主管部门于3月31日前公布",
		"Regulation, art. 49: the reports of governments from county level up, by 31 March"}
	art49Silent = Label{"《政府信息公开条例》第四十九条只规定县级以上，对乡镇和街道没有规定日期",
		"Regulation, art. 49 speaks of county level and above, and sets townships and subdistricts no day"}
	art49Zones = Label{"《政府信息公开条例》第四十九条未列管委会；作为政府派出机构，比照政府部门",
		"Regulation, art. 49 does not name committees; a government sends them out, and they follow its departments"}
	art3Vertical = Label{"《政府信息公开条例》第三条、第四十九条：垂直领导的部门由本系统主管，日期同政府部门",
		"Regulation, arts. 3 and 49: the organ's own system is in charge of it; the day is that of departments"}
	art55Institutions = Label{"《政府信息公开条例》第五十五条：公共企事业单位按有关规定公开；法律、法规授权的组织依第五十四条适用条例，日期由主管部门定",
		"Regulation, art. 55: public institutions follow rules of their own; those with powers by law fall under art. 54, and whoever is in charge sets the day"}
	art50Governments = Label{"《政府信息公开条例》第五十条第（四）项：各级人民政府，包括乡镇",
		"Regulation, art. 50(4): people's governments of all levels, townships among them"}
	art50Others = Label{"《政府信息公开条例》第五十条第（四）项只对各级人民政府作此要求",
		"Regulation, art. 50(4) asks this of people's governments alone"}
	rulesDepartments = Label{"《立法法》第九十一条：国务院各部门可以制定规章，地方政府部门不能",
		"Legislation Law, art. 91: departments of the State Council make rules, those of local governments do not"}
	rulesGovernments = Label{"《立法法》第九十三条：省、自治区、直辖市和设区的市、自治州的人民政府可以制定规章，县级人民政府不能",
		"Legislation Law, art. 93: governments of provinces, cities with districts and autonomous prefectures make rules, those of counties do not"}
	rulesNone   = Label{"《立法法》第九十一条、第九十三条没有授权", "Legislation Law, arts. 91 and 93 give no power to"}
	rollUpLocal = Label{"本级政府汇总所属部门、派出机关和下级政府的年度报告",
		"a government's report adds up those of its departments, what it sends out, and the governments below it"}
	rollUpVertical = Label{"《政府信息公开条例》第三条：垂直领导的部门由本系统主管，不计入地方汇总",
		"Regulation, art. 3: the organ's own system is in charge of it; no local roll-up counts it"}
	rollUpInstitution = Label{"《政府信息公开条例》第五十四条：单独编制年度报告的是法律、法规授权的组织，比照行政机关计入",
		"Regulation, art. 54: an institution that makes a report has powers by law, and is counted as an organ"}
)

var kindFacts = [...]KindFacts{
	// Most reports are departments'. Of what does not say what it is, nothing more is asked.
	{KindUnstated, "", Label{"未注明", "not stated"}, time.January, 31, art49Departments, false, art50Others, true, rulesDepartments, true, rollUpLocal},
	{Department, "department", Label{"政府部门", "department of a government"}, time.January, 31, art49Departments,
		false, art50Others, true, rulesDepartments, true, rollUpLocal},
	{Government, "government", Label{"人民政府", "people's government"}, time.March, 31, art49Governments,
		true, art50Governments, true, rulesGovernments, true, rollUpLocal},
	{GovernmentOffice, "government_office", Label{"政府办公室", "office of a government"}, time.January, 31, art49Departments,
		false, art50Others, false, rulesNone, true, rollUpLocal},
	{Township, "township", Label{"乡镇人民政府", "people's government of a township"}, 0, 0, art49Silent,
		true, art50Governments, false, rulesNone, true, rollUpLocal},
	{Subdistrict, "subdistrict", Label{"街道办事处", "office of a subdistrict"}, 0, 0, art49Silent,
		false, art50Others, false, rulesNone, true, rollUpLocal},
	{Zone, "zone", Label{"管理委员会", "committee of a zone"}, time.January, 31, art49Zones,
		false, art50Others, false, rulesNone, true, rollUpLocal},
	{Vertical, "vertical", Label{"垂直管理机关", "vertically managed organ"}, time.January, 31, art3Vertical,
		false, art50Others, false, rulesNone, false, rollUpVertical},
	{Institution, "institution", Label{"事业单位", "public institution"}, 0, 0, art55Institutions,
		false, art50Others, false, rulesNone, true, rollUpInstitution},
}
