// How people and places are named on the desks.

// Who asks is a citizen, or a body in whose name somebody asks; nobody is called twice by a title.
const TITLED = /^(ông|bà|anh|chị|em|cô|chú|bác)\s/i;
const BODY = /^(công ty|cty|doanh nghiệp|dn|hợp tác xã|htx|hộ kinh doanh|hiệp hội|hội|ban|tổ|trường|trung tâm|văn phòng|ngân hàng|tập đoàn|tổng công ty|quỹ|viện|câu lạc bộ)\s/i;

export function citizen(name, t) {
  if (!name) return "";
  return TITLED.test(name) || BODY.test(name) ? name : t("word.citizen", { name });
}

export function place(site, t) {
  return site ? t("word.at_site", { site }) : t("word.hall");
}

// A site in a narrow line: by the number of its branch.
export function shortPlace(site, t) {
  if (!site) return t("word.hall");
  const number = /(\d+)\s*$/.exec(site)?.[1];
  return number ? t("word.branch_short", { number }) : site;
}
